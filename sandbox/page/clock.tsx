import { useApp } from "./app-context.ts";
import { Icon } from "./icon.tsx";
import { useNow } from "./use-now.ts";
import { clockWords } from "./when.ts";

/** The sandbox's time, and the buttons that let it pass when the sandbox was started with a clock. */
export function Clock() {
  const { session, state, actions } = useApp();
  const { day, time } = clockWords(new Date(useNow()));
  if (state.clockSteps.length === 0) return null;
  const busy = session.stepping !== null;
  return (
    <section class="clock" aria-label="模拟时钟" aria-busy={busy} data-testid="clock">
      <p class="clock-now" aria-live="polite" data-testid="clock-now">
        <Icon name={busy ? "wait" : "clock"} />
        <span class="clock-day">{day}</span>
        <strong>{time}</strong>
      </p>
      <div class="clock-steps">
        {state.clockSteps.map((step) => (
          <button
            key={step.id}
            type="button"
            class={`step ${session.stepping === step.id ? "step-busy" : ""}`}
            data-testid={`clock-${step.id}`}
            disabled={busy}
            onClick={() => void actions.step(step.id)}
          >
            {step.label}
          </button>
        ))}
      </div>
      <span class="sr" role="status">
        {busy ? "时间推进中" : ""}
      </span>
    </section>
  );
}
