package com.e6data.jdbc.observe;

import com.e6data.jdbc.event.CancelEvent;
import com.e6data.jdbc.event.ColourEvent;
import com.e6data.jdbc.event.ConnectionEvent;
import com.e6data.jdbc.event.DriverEvent;
import com.e6data.jdbc.event.LoginEvent;
import com.e6data.jdbc.event.QueryEvent;
import com.e6data.jdbc.event.RequestEvent;
import com.e6data.jdbc.event.ResumeEvent;
import com.e6data.jdbc.event.RetryEvent;
import jdk.jfr.Event;

/** Writes the driver's events into the flight recorder. Not to be touched before that runs. */
final class FlightRecords {

    private FlightRecords() {}

    /** A record that begins now; null where no recording wants this kind. */
    static Object begin(Fact fact) {
        RecordedFact record = switch (fact) {
            case CONNECTION -> new RecordedFact.Connection();
            case LOGIN -> new RecordedFact.Login();
            case REQUEST -> new RecordedFact.Request();
            case QUERY -> new RecordedFact.Query();
            case RETRY -> new RecordedFact.Retry();
            case COLOUR -> new RecordedFact.Colour();
            case RESUME -> new RecordedFact.Resume();
            case CANCEL -> new RecordedFact.Cancel();
        };
        if (!record.isEnabled()) {
            return null;
        }
        record.begin();
        return record;
    }

    /** The thing that {@link #begin} began is over. */
    static void commit(Object begun, DriverEvent event) {
        var record = (RecordedFact) begun;
        record.end();
        if (record.shouldCommit()) {
            record.connection = event.source().connection();
            record.address = event.source().address();
            record.cluster = event.source().cluster();
            fill(record, event);
            ((Event) record).commit();
        }
    }

    private static void fill(RecordedFact record, DriverEvent event) {
        if (record instanceof RecordedFact.Connection to && event instanceof ConnectionEvent from) {
            to.change = from.kind().name();
        } else if (record instanceof RecordedFact.Login to && event instanceof LoginEvent from) {
            to.colour = from.colour();
            to.repeated = from.repeated();
            to.failure = from.failure();
        } else if (record instanceof RecordedFact.Request to && event instanceof RequestEvent from) {
            to.method = from.method();
            to.colour = from.colour();
            to.queryId = from.queryId();
            to.requestBytes = from.requestBytes();
            to.responseBytes = from.responseBytes();
            to.failure = from.failure();
        } else if (record instanceof RecordedFact.Query to && event instanceof QueryEvent from) {
            to.queryId = from.queryId();
            to.outcome = from.outcome().name();
            to.sqlState = from.sqlState();
            to.attempts = from.attempts();
            to.prepare = from.prepare().toNanos();
            to.execute = from.execute().toNanos();
            to.metadata = from.metadata().toNanos();
            to.fetch = from.fetch().toNanos();
            to.batches = from.batches();
            to.bytes = from.bytes();
            to.rows = from.rows();
        } else if (record instanceof RecordedFact.Retry to && event instanceof RetryEvent from) {
            to.operation = from.operation();
            to.reason = from.reason();
            to.attempt = from.attempt();
            to.queryId = from.queryId();
        } else if (record instanceof RecordedFact.Colour to && event instanceof ColourEvent from) {
            to.from = from.from();
            to.to = from.to();
            to.epoch = from.epoch();
            to.reason = from.reason().name();
        } else if (record instanceof RecordedFact.Resume to && event instanceof ResumeEvent from) {
            to.step = from.kind().name();
            to.status = from.status();
            to.waited = from.duration().toNanos();
        } else if (record instanceof RecordedFact.Cancel to && event instanceof CancelEvent from) {
            to.queryId = from.queryId();
        }
    }
}
