package com.e6data.jdbc.event;

/**
 * A fact about the driver's work. None holds a password, a token, a session id, a parameter or the text of a statement.
 * Later versions may add kinds and components, so do not rely on having seen all.
 */
public sealed interface DriverEvent
        permits CancelEvent,
                ColourEvent,
                ConnectionEvent,
                LoginEvent,
                QueryEvent,
                RequestEvent,
                ResumeEvent,
                RetryEvent {

    /** Where it happened; never null. */
    Source source();
}
