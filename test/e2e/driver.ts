/** What a scenario needs of a chat platform with the demo company behind it. Each platform brings its own driver; the scenarios are one. */

export interface Reply {
  readonly id: string;
  readonly in: string;
  readonly visibleTo: 'all' | readonly string[];
  /** Every word of the card, in its order; how they are laid out is the platform's. */
  readonly text: string;
}

export interface Driver {
  /** What somebody says in a place (its key, or `dm`), and what answers at once. */
  say(as: string, place: string, text: string): Promise<readonly Reply[]>;
  /** The button or the choice of that label, on a message that the person sees. */
  press(as: string, message: Reply, label: string): Promise<readonly Reply[]>;
  /** Sends a form that was an answer: a text per field; what is left out stays as it was. */
  fill(
    as: string,
    form: Reply,
    fields: Readonly<Record<string, string>>,
  ): Promise<readonly Reply[]>;
  /** What the person sees in the place, in order. */
  messages(as: string, place: string): Promise<readonly Reply[]>;
  /** An ISO duration. Resolves when everything that was due has happened. */
  moveClock(advance: string): Promise<void>;
  /** Ends the process, in good order or killed, and starts it again on the same data. */
  restart(how: 'ended' | 'killed'): Promise<void>;
}

/** Of a platform on which everybody has a page of their own. */
export interface PageDriver extends Driver {
  /** Opens it; what it says then. */
  openPage(as: string): Promise<string>;
}
