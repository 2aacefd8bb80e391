import { describeContract } from '../contract.ts';
import { atlascloudFacts } from './rig.ts';

describeContract(atlascloudFacts);
