import { describeContract } from '../contract.ts';
import { falFacts } from './rig.ts';

describeContract(falFacts);
