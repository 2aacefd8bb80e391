import { describeContract } from '../contract.ts';
import { wavespeedFacts } from './rig.ts';

describeContract(wavespeedFacts);
