package com.e6data.jdbc.query;

import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.session.Calls;
import com.e6data.jdbc.session.InspectRpc;
import com.e6data.jdbc.session.Login;
import com.e6data.jdbc.session.Session;
import com.e6data.jdbc.transport.Budget;
import com.e6data.jdbc.transport.CallFailed;
import com.e6data.jdbc.transport.CallScope;
import com.e6data.proto.DryRunRequest;
import com.e6data.proto.DryRunRequestV2;
import io.grpc.Status;
import java.sql.SQLException;

/** A statement that the engine checks and does not run (protocol 5.6). */
final class DryRun {

    private final Session session;
    private final Calls calls;
    private final String sql;
    private final QueryOptions options;
    private final CallScope scope = new CallScope();
    private final Budget budget;

    DryRun(Session session, String sql, QueryOptions options) {
        this.session = session;
        this.calls = session.calls();
        this.sql = sql;
        this.options = options;
        this.budget = Budget.queryTimeout(options.timeoutSeconds());
    }

    String run() throws SQLException {
        return calls.run(budget, scope, false, this::attempt);
    }

    private String attempt(Login login) throws CallFailed {
        Budget limit = budget.within(
                session.config().duration(E6Property.METADATA_TIMEOUT), E6Property.METADATA_TIMEOUT.key());
        if (Execution.hasCatalog(options)) {
            try {
                return calls.call(login, InspectRpc.DRY_RUN_V2, this::requestWithCatalog, limit, scope)
                        .getDryrunValue();
            } catch (CallFailed failure) {
                // Clusters of the 2.3 generation have the older call only, which uses the default catalog.
                if (failure.status().getCode() != Status.Code.UNIMPLEMENTED) {
                    throw failure;
                }
            }
        }
        return calls.call(login, InspectRpc.DRY_RUN, this::request, limit, scope)
                .getDryrunValue();
    }

    private DryRunRequestV2 requestWithCatalog(String sessionId) {
        return DryRunRequestV2.newBuilder()
                .setSessionId(sessionId)
                .setSchema(Execution.schema(options))
                .setQueryString(sql)
                .setCatalog(options.catalog())
                .build();
    }

    private DryRunRequest request(String sessionId) {
        return DryRunRequest.newBuilder()
                .setSessionId(sessionId)
                .setSchema(Execution.schema(options))
                .setQueryString(sql)
                .build();
    }
}
