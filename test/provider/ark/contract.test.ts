import { describeContract } from '../contract.ts';
import { arkFacts } from './rig.ts';

describeContract(arkFacts);
