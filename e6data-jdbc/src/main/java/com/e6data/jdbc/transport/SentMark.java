package com.e6data.jdbc.transport;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/**
 * Whether a call has ever left for the server. A call that waited for a connection in vain did nothing there, whatever
 * it was for, so it may be made again where one whose answer was lost may not.
 */
final class SentMark extends ClientStreamTracer.Factory {

    private volatile boolean sent;

    boolean sent() {
        return sent;
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void outboundHeaders() {
                sent = true;
            }
        };
    }
}
