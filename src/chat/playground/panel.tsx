/** The two sides of the page: places on the left; who you are, what time it is and what to try on the right. */
import type { FC } from 'hono/jsx';
import { formatDate, formatTime } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import { Avatar } from './avatar.tsx';
import { DIRECT, nameIn, type PlaygroundPerson } from './identity.ts';
import { looks } from './look.ts';
import { linkTo, type PlaceView, type View } from './view.ts';

export const Places: FC<{ view: View }> = ({ view }) => {
  const { locale, places } = view;
  const direct = places.filter(({ key }) => key === DIRECT);
  const channels = places.filter(({ key }) => key !== DIRECT);
  return (
    <div id="places">
      <h2>{say(locale, playground.direct)}</h2>
      <PlaceList view={view} places={direct} />
      {channels.length > 0 && <h2>{say(locale, playground.channels)}</h2>}
      <PlaceList view={view} places={channels} />
    </div>
  );
};

const PlaceList: FC<{ view: View; places: readonly PlaceView[] }> = ({ view, places }) => (
  <ul>
    {places.map(({ key, name, unread }) => (
      <li>
        <a
          href={linkTo(view.person.key, key)}
          aria-current={key === view.here.key ? 'page' : undefined}
          class={unread > 0 ? 'unread' : ''}
        >
          <span class="sign" aria-hidden="true">
            {key === DIRECT ? '↗' : '#'}
          </span>
          <span class="name">{name}</span>
          {unread > 0 && (
            <span class="count" aria-label={say(view.locale, playground.unread, { count: unread })}>
              {unread}
            </span>
          )}
        </a>
      </li>
    ))}
  </ul>
);

export const Persona: FC<{ view: View }> = ({ view }) => {
  const { person, locale, here } = view;
  return (
    <section aria-labelledby="persona-title">
      <h2 id="persona-title">{say(locale, playground.persona)}</h2>
      <div class="persona">
        <Avatar person={person} locale={locale} />
        <p>
          <strong>{nameIn(person, locale)}</strong>
          <span class="muted">
            {[roleName(person.role, locale), person.team].filter(Boolean).join(' · ')}
          </span>
        </p>
      </div>
      <form method="get" action="/playground" id="switch" class="row">
        <input type="hidden" name="in" value={here.key} />
        <label for="as">{say(locale, playground.switchPersona)}</label>
        <select name="as" id="as">
          {rolesOf(view.people).map((role) => (
            <optgroup label={roleName(role, locale)}>
              {view.people
                .filter((each) => each.role === role)
                .map((each) => (
                  <option value={each.key} selected={each.key === person.key}>
                    {nameIn(each, locale)}
                    {each.team === null ? '' : ` · ${each.team}`}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <noscript>
          <button type="submit" class="plain">
            {say(locale, playground.switchTo)}
          </button>
        </noscript>
      </form>
      <QuickPersonas view={view} />
    </section>
  );
};

/** One of each role, one click away. */
const QuickPersonas: FC<{ view: View }> = ({ view: { people, person, locale, here } }) => (
  <ul class="quick">
    {rolesOf(people).map((role) => {
      const one = role === person.role ? person : people.find((each) => each.role === role);
      return (
        one && (
          <li>
            <a
              href={linkTo(one.key, here.key)}
              aria-current={one.key === person.key ? 'true' : undefined}
            >
              {roleName(role, locale)}
            </a>
          </li>
        )
      );
    })}
  </ul>
);

export const Looks: FC<{ view: View }> = ({ view: { person, locale, look, here } }) => (
  <form method="post" action="/playground/look" class="way">
    <input type="hidden" name="as" value={person.key} />
    <input type="hidden" name="in" value={here.key} />
    <fieldset>
      <legend>{say(locale, playground.look)}</legend>
      {looks.map((each) => (
        <button type="submit" name="look" value={each} aria-pressed={String(each === look)}>
          {say(locale, playground.looks[each])}
        </button>
      ))}
    </fieldset>
  </form>
);

export const Language: FC<{ view: View }> = ({ view: { person, locale, here } }) => (
  <form method="post" action="/playground/language" class="way">
    <input type="hidden" name="as" value={person.key} />
    <input type="hidden" name="in" value={here.key} />
    <fieldset>
      <legend>{say(locale, playground.language)}</legend>
      {(['en', 'zh'] as const).map((each) => (
        <button
          type="submit"
          name="locale"
          value={each}
          aria-pressed={String(each === locale)}
          lang={each}
        >
          {each === 'en' ? 'English' : '中文'}
        </button>
      ))}
    </fieldset>
  </form>
);

/** Apart from its buttons, so that an update does not pull them from under the finger. */
export const ClockFace: FC<{ view: View }> = ({ view: { now, timeZone, locale } }) => {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return (
    <p class="clock" id="clock">
      <strong>{formatTime(now, timeZone)}</strong>
      <span>{formatDate(day, locale, { weekday: true, year: true })}</span>
      <span class="muted">{timeZone}</span>
    </p>
  );
};

export const ClockPanel: FC<{ view: View }> = ({ view }) => (
  <section aria-labelledby="clock-title">
    <h2 id="clock-title">{say(view.locale, playground.time)}</h2>
    <ClockFace view={view} />
    {view.isClockMovable && <ClockSteps view={view} />}
  </section>
);

const ClockSteps: FC<{ view: View }> = ({ view: { locale, person, here } }) => (
  <>
    <form
      method="post"
      action="/playground/clock"
      hx-post="/playground/clock"
      hx-target="#toast"
      hx-swap="none"
      hx-disable="findAll button"
      hx-indicator="#working"
    >
      <input type="hidden" name="as" value={person.key} />
      <input type="hidden" name="in" value={here.key} />
      <div class="steps">
        <Step name="day" label={say(locale, playground.nextDay)} />
        <Step name="week" label={say(locale, playground.nextWeek)} />
        <Step name="month_end" label={say(locale, playground.monthEnd)} />
      </div>
    </form>
    <p class="muted small">{say(locale, playground.timeHint)}</p>
  </>
);

const Step: FC<{ name: string; label: string }> = ({ name, label }) => (
  <button type="submit" class="plain" name="step" value={name}>
    {label}
  </button>
);

export const TryThis: FC<{ view: View; things: readonly string[] }> = ({ view, things }) => (
  <section aria-labelledby="try-title">
    <h2 id="try-title">{say(view.locale, playground.tryThis)}</h2>
    <Things view={view} things={things} />
  </section>
);

/** Each is said as if it had been typed. */
export const Things: FC<{ view: View; things: readonly string[] }> = ({ view, things }) => (
  <form
    method="post"
    action="/playground/say"
    hx-post="/playground/say"
    hx-target="#toast"
    hx-swap="none"
    hx-indicator="#working"
    class="things"
  >
    <input type="hidden" name="as" value={view.person.key} />
    <input type="hidden" name="in" value={view.here.key} />
    {things.slice(0, 3).map((thing) => (
      <button type="submit" class="thing" name="text" value={thing}>
        {thing}
      </button>
    ))}
  </form>
);

const rolesOf = (people: readonly PlaygroundPerson[]): string[] => [
  ...new Set(people.map(({ role }) => role)),
];

function roleName(role: string, locale: Locale): string {
  const text = playground.roles[role];
  return text ? say(locale, text) : role;
}
