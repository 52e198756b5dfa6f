/**
 * A server that speaks the e6data protocol: {@link com.e6data.emulator.E6dataEmulator} starts it,
 * {@link com.e6data.emulator.Recorder} shows what clients sent, {@link com.e6data.emulator.Faults} makes things go
 * wrong.
 *
 * <p>A call comes in through the recorder, the gate (which does what the proxy of a real cluster does), the faults, and
 * reaches one of the two services. Where a client breaks a rule that a real cluster would not report clearly (a header
 * left over from another query, two fetches at a time, a call sent to the wrong colour), the answer is
 * {@code FAILED_PRECONDITION} with a text that names the rule.
 */
package com.e6data.emulator;
