import { AppError } from '../errors.ts';

export type RefusalStatus = 400 | 401 | 404 | 413 | 429 | 500;

/** A request that is answered with ModelArk's error envelope. Only the HTTP border catches it. */
export class Refusal extends AppError {
  readonly status: RefusalStatus;
  /** ModelArk's own code, such as `InvalidParameter.OversizeImage`. */
  readonly arkCode: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: RefusalStatus,
    arkCode: string,
    message: string,
    more: { type?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super('refused', message);
    this.status = status;
    this.arkCode = arkCode;
    this.type = more.type ?? typeOf(status, arkCode);
    this.headers = more.headers ?? {};
  }
}

const types: Readonly<Record<RefusalStatus, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  404: 'NotFound',
  413: 'BadRequest',
  429: 'TooManyRequests',
  500: 'InternalServerError',
};

/** Parameter errors carry an empty type. Source: recorded answers of the live service. */
function typeOf(status: RefusalStatus, arkCode: string): string {
  return /^(Invalid|Missing)Parameter/.test(arkCode) ? '' : types[status];
}

/** The message, as every message of the service, ends in the request's id. */
export function withRequestId(message: string, requestId: string): string {
  return `${message.replace(/\.$/, '')}. Request id: ${requestId}`;
}

export function refusalBody(refusal: Refusal, requestId: string): object {
  const { arkCode: code, message, type } = refusal;
  return { error: { code, message: withRequestId(message, requestId), param: '', type } };
}

export function invalidParameter(field: string, why?: string): Refusal {
  const message = `The parameter \`${field}\` specified in the request is not valid`;
  return new Refusal(400, 'InvalidParameter', why === undefined ? message : `${message}: ${why}`);
}

/** A known field sent to a model that does not take it. */
export function unsupportedParameter(field: string): Refusal {
  const verb = field === 'image' ? 'is' : 'are';
  const why = `the parameter \`${field}\` is not supported by the current model`;
  const message = `The parameter \`${field}\` specified in the request ${verb} not valid: ${why}`;
  return new Refusal(400, 'InvalidParameter', message);
}

export function missingParameter(field: string): Refusal {
  return new Refusal(
    400,
    'MissingParameter',
    `The request failed because it is missing the \`${field}\` parameter`,
  );
}

export function unknownModel(model: string): Refusal {
  const message = `The model or endpoint ${model} does not exist or you do not have access to it`;
  return new Refusal(404, 'InvalidEndpointOrModel.NotFound', message);
}

export interface Fault {
  code: string;
  message: string;
}

/** What a picture, a prompt or a reference is refused or fails with. */
export const faults = {
  prompt: {
    code: 'InputTextSensitiveContentDetected',
    message: 'The request failed because the input text may contain sensitive information.',
  },
  reference: {
    code: 'InputImageSensitiveContentDetected',
    message: 'The request failed because the input image may contain sensitive information.',
  },
  output: {
    code: 'OutputImageSensitiveContentDetected',
    message: 'The request failed because the output image may contain sensitive information.',
  },
  internal: {
    code: 'InternalServiceError',
    message: 'The service encountered an unexpected internal error.',
  },
  rate: {
    code: 'ModelAccountIpmRateLimitExceeded',
    message: 'The request failed because the IPM (Images Per Minute) limit of the model is exceeded.',
  },
  overloaded: {
    code: 'ServerOverloaded',
    message:
      'The service is currently unable to handle additional requests due to server overload. Please retry later.',
  },
  paused: {
    code: 'SetLimitExceeded',
    message:
      'The account has reached the set inference limit for the model, and the model service has been paused. Adjust or disable the "Safe Experience Mode" to continue.',
  },
} satisfies Record<string, Fault>;

export function refuse(status: RefusalStatus, fault: Fault): Refusal {
  return new Refusal(status, fault.code, fault.message);
}
