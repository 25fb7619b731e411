/** A form as a dialog over the conversation. It keeps what was typed when something has to be mended. */
import type { FC } from 'hono/jsx';
import { type Locale, say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import type { Field, Form } from '../card.ts';

export interface FormState {
  readonly message: string;
  readonly person: string;
  /** The key of the place over which it opens. */
  readonly place: string;
  readonly locale: Locale;
  readonly form: Form;
  /** What was typed before; null when it opens. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly errors: Readonly<Record<string, string>>;
}

export const DialogSlot: FC<{ state: FormState | null }> = ({ state }) => (
  <div id="dialog-slot">{state && <FormDialog state={state} />}</div>
);

const FormDialog: FC<{ state: FormState }> = ({ state }) => {
  const { form, locale, errors } = state;
  const names = new Set(form.fields.map(({ name }) => name));
  const elsewhere = Object.entries(errors).filter(([name]) => !names.has(name));
  return (
    <dialog aria-labelledby="dialog-title">
      <form
        method="post"
        action="/playground/press"
        hx-post="/playground/press"
        hx-target="#toast"
        hx-swap="none"
        hx-disable="find .primary"
        hx-indicator="#working"
        novalidate
      >
        <input type="hidden" name="as" value={state.person} />
        <input type="hidden" name="in" value={state.place} />
        <input type="hidden" name="message" value={state.message} />
        <input type="hidden" name="action" value={form.action} />
        <header>
          <h2 id="dialog-title">{form.title}</h2>
          <button type="button" class="quiet" data-close aria-label={say(locale, playground.close)}>
            ✕
          </button>
        </header>
        {form.intro !== null && <p class="muted">{form.intro}</p>}
        {Object.keys(errors).length > 0 && (
          <p class="error" role="alert">
            {elsewhere.length > 0
              ? elsewhere.map(([, text]) => text).join(' ')
              : say(locale, playground.fieldsToMend)}
          </p>
        )}
        {form.fields.map((field) => (
          <FieldView field={field} state={state} />
        ))}
        <footer>
          <button type="button" class="plain" data-close>
            {say(locale, playground.cancel)}
          </button>
          <button type="submit" class="primary">
            {form.submit}
          </button>
        </footer>
      </form>
    </dialog>
  );
};

const FieldView: FC<{ field: Field; state: FormState }> = ({ field, state }) => {
  const id = `field-${field.name}`;
  const error = state.errors[field.name];
  const described = [field.hint === null ? '' : `${id}-hint`, error ? `${id}-error` : '']
    .filter((each) => each !== '')
    .join(' ');
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {!field.required && <span class="muted"> {say(state.locale, playground.optional)}</span>}
      </label>
      <Control
        field={field}
        locale={state.locale}
        value={state.values?.[field.name] ?? (state.values ? '' : (field.initial ?? ''))}
        marks={{
          id,
          name: fieldName(field.name),
          required: field.required,
          'aria-invalid': error ? 'true' : undefined,
          'aria-describedby': described === '' ? undefined : described,
        }}
      />
      {field.hint !== null && (
        <p class="muted" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
};

/** Kept apart from the names that the dialog itself sends along. */
export const fieldName = (name: string): string => `field.${name}`;

interface Marks {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-describedby': string | undefined;
}

const Control: FC<{ field: Field; locale: Locale; value: string; marks: Marks }> = ({
  field,
  locale,
  value,
  marks,
}) => {
  if (field.type === 'multiline')
    return (
      <textarea rows={3} {...marks}>
        {value}
      </textarea>
    );
  if (field.type === 'select')
    return (
      <select {...marks}>
        {(value === '' || !field.required) && (
          <option value="">{say(locale, playground.choose)}</option>
        )}
        {field.options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  const isFigure = field.type === 'money' || field.type === 'number';
  return (
    <input
      type={field.type === 'date' ? 'date' : 'text'}
      inputmode={isFigure ? 'decimal' : undefined}
      class={isFigure ? 'figure-input' : undefined}
      autocomplete="off"
      value={value}
      {...marks}
    />
  );
};
