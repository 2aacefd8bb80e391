import type {
  ActionEvent,
  ChatHandlers,
  CommandEvent,
  CommandSpec,
  FilledEvent,
  FormAnswer,
  FormEvent,
} from '../../src/chat/chat.ts';

/** What a chat told its handlers, oldest first. */
export interface Heard {
  commands: CommandEvent[];
  actions: ActionEvent[];
  forms: FormEvent[];
  filled: FilledEvent[];
  /** What is opened when a form is asked for. */
  form: FormAnswer;
}

/** A command that opens a form when nothing is given to it. A stage offers it beside its own, unless it has it. */
export const formCommand: CommandSpec = {
  ...{ name: 'blend', label: 'blend', description: 'Several pictures into one', options: [] },
  ...{ form: 'v1:blend:new', draws: true },
};

/** Handlers that note what they are told, and what they noted. */
export function createHeard(): { heard: Heard; handlers: ChatHandlers } {
  const heard: Heard = {
    ...{ commands: [], actions: [], forms: [], filled: [] },
    form: { kind: 'refused', message: { text: 'no form was laid out' } },
  };
  const handlers: ChatHandlers = {
    async onCommand(event) {
      heard.commands.push(event);
    },
    async onAction(event) {
      heard.actions.push(event);
    },
    async onForm(event) {
      heard.forms.push(event);
      return heard.form;
    },
    async onFilled(event) {
      heard.filled.push(event);
    },
    onSuggest: async () => [],
    onSettings: async () => undefined,
    onHome: async () => Promise.reject(new Error('nobody has a page here')),
  };
  return { heard, handlers };
}
