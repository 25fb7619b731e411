/** Pieces of the page sent after it: each says itself what it takes the place of, so that the same piece twice does no harm. */
import type { FC } from 'hono/jsx';
import { MessageView } from './conversation.tsx';
import { DialogSlot, type FormState } from './form.tsx';
import type { History, Message } from './history.ts';
import { ClockFace, Places } from './panel.tsx';
import { conversationOf, isShownIn, type View } from './view.ts';

/** Messages of this place, new or changed; those of other places only count. */
export const MessageUpdates: FC<{ view: View; history: History; messages: readonly Message[] }> = ({
  view,
  history,
  messages,
}) => {
  const isHere = isShownIn({ ...view, id: view.here.id });
  const here = messages.filter((message) => isHere(message) && message.content.kind !== 'form');
  if (here.length === 0) return <></>;
  const conversation = conversationOf(history, view);
  return (
    <hx-upsert hx-target="#messages">
      {here.map((message) => (
        <MessageView
          view={view}
          message={message}
          before={conversation[conversation.findIndex(({ id }) => id === message.id) - 1] ?? null}
        />
      ))}
    </hx-upsert>
  );
};

export const PlacesUpdate: FC<{ view: View }> = ({ view }) => (
  <hx-partial hx-target="#places" hx-swap="outerHTML">
    <Places view={view} />
  </hx-partial>
);

export const ClockUpdate: FC<{ view: View }> = ({ view }) => (
  <hx-partial hx-target="#clock" hx-swap="outerHTML">
    <ClockFace view={view} />
  </hx-partial>
);

export const DialogUpdate: FC<{ state: FormState | null }> = ({ state }) => (
  <hx-partial hx-target="#dialog-slot" hx-swap="outerHTML">
    <DialogSlot state={state} />
  </hx-partial>
);

export const Toast: FC<{ text: string }> = ({ text }) => (
  <hx-partial hx-target="#toast" hx-swap="innerHTML">
    <p>{text}</p>
  </hx-partial>
);
