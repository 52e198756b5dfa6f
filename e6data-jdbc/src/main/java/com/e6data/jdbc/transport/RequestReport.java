package com.e6data.jdbc.transport;

import com.e6data.jdbc.event.RequestEvent;
import com.e6data.jdbc.observe.Fact;
import com.e6data.jdbc.observe.Observer;
import com.e6data.jdbc.observe.Timing;
import com.google.protobuf.Message;

/** Reports requests, where anybody wants to know of them. Of messages it shows the size and the query id only. */
final class RequestReport {

    private RequestReport() {}

    /** Reports the call when it is over. */
    static <R> void watch(
            Observer observer, Timing timing, String method, String colour, Object request, UnaryCall<R> call) {
        call.result()
                .whenComplete((answer, failure) -> observer.end(
                        timing,
                        Fact.REQUEST,
                        new RequestEvent(
                                observer.source(),
                                method,
                                colour,
                                queryId(request, answer),
                                timing.elapsed(),
                                size(request),
                                size(answer),
                                failure == null ? null : ((CallFailed) failure).reason())));
    }

    /** That of the request; a statement gets its id by the answer. */
    private static String queryId(Object request, Object answer) {
        String id = queryId(request);
        return id == null ? queryId(answer) : id;
    }

    private static String queryId(Object message) {
        if (message instanceof Message fields) {
            var field = fields.getDescriptorForType().findFieldByName("queryId");
            if (field != null && fields.getField(field) instanceof String id && !id.isEmpty()) {
                return id;
            }
        }
        return null;
    }

    private static long size(Object message) {
        if (message instanceof Message fields) {
            return fields.getSerializedSize();
        }
        return message instanceof BatchReply batch ? batch.bytes().length : 0;
    }
}
