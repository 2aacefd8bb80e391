import { describeContract } from '../contract.ts';
import { inferenceFacts } from './rig.ts';

describeContract(inferenceFacts);
