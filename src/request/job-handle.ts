/** What a service gave us to ask again by, as it is kept in the store; null where there is no such thing. */
export interface JobHandle {
  provider: string;
  id: string;
  /** The service's id of the model, where asking again needs it. */
  modelId?: string;
  /** Addresses the service gave for this job. They are asked only on the service's own hosts. */
  urls?: Readonly<Record<string, string>>;
}
