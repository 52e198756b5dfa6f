package com.e6data.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.proto.AddCatalogsRequest;
import com.e6data.proto.CreateDataFrameRequest;
import com.e6data.proto.DropUserContextRequest;
import com.e6data.proto.ExistingQuery;
import com.e6data.proto.GFieldInfo;
import com.e6data.proto.GetCatalogesRequest;
import com.e6data.proto.GetColumnsRequest;
import com.e6data.proto.GetColumnsV2Request;
import com.e6data.proto.GetSchemaNamesRequest;
import com.e6data.proto.GetSchemaNamesV2Request;
import com.e6data.proto.GetTablesRequest;
import com.e6data.proto.GetTablesV2Request;
import com.e6data.proto.HealthCheckRequest;
import com.e6data.proto.IdentifyPlannerRequest;
import com.e6data.proto.IdentifyPlannerResponse.QueueMessage;
import com.e6data.proto.PrepareStatementV2Request;
import io.grpc.Status.Code;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Catalog calls, planner selection and the calls that are not served (protocol 3.8, 10, 11). */
class CatalogCallsTest extends EmulatorTest {

    @Test
    void catalogsNeedNoSession() {
        var catalogs = client.engine()
                .getCataloges(GetCatalogesRequest.getDefaultInstance())
                .getCatalogResponsesList();

        assertThat(catalogs).extracting(each -> each.getName()).containsExactly("demo", "lake");
        assertThat(catalogs).extracting(each -> each.getIsDefault()).containsExactly(true, false);
    }

    @Test
    void schemasTablesAndColumnsComeByCatalog() {
        var session = client.login();

        assertThat(client.engine()
                        .getSchemaNamesV2(GetSchemaNamesV2Request.newBuilder()
                                .setSessionId(session)
                                .setCatalog("demo")
                                .build())
                        .getSchemasList())
                .containsExactly("public");
        assertThat(client.engine()
                        .getTablesV2(GetTablesV2Request.newBuilder()
                                .setSessionId(session)
                                .setCatalog("demo")
                                .setSchema("public")
                                .build())
                        .getTablesList())
                .containsExactly("orders");
        assertThat(client.engine()
                        .getColumnsV2(GetColumnsV2Request.newBuilder()
                                .setSessionId(session)
                                .setCatalog("demo")
                                .setSchema("public")
                                .setTable("orders")
                                .build())
                        .getFieldInfoList())
                .extracting(GFieldInfo::getFieldName, GFieldInfo::getFieldType)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("id", "long"),
                        org.assertj.core.groups.Tuple.tuple("price", "decimal(15,2)"));
    }

    @Test
    void theOlderFormsUseTheDefaultCatalog() {
        var session = client.login();

        assertThat(client.engine()
                        .getSchemaNames(GetSchemaNamesRequest.newBuilder()
                                .setSessionId(session)
                                .build())
                        .getSchemasList())
                .containsExactly("public");
        assertThat(client.engine()
                        .getTables(GetTablesRequest.newBuilder()
                                .setSessionId(session)
                                .setSchema("public")
                                .build())
                        .getTablesList())
                .containsExactly("orders");
        assertThat(client.engine()
                        .getColumns(GetColumnsRequest.newBuilder()
                                .setSessionId(session)
                                .setSchema("public")
                                .setTable("orders")
                                .build())
                        .getFieldInfoCount())
                .isEqualTo(2);
    }

    @Test
    void aMissingObjectIsAnEmptyList() {
        assertThat(client.engine()
                        .getColumnsV2(GetColumnsV2Request.newBuilder()
                                .setSessionId(client.login())
                                .setCatalog("nowhere")
                                .setSchema("x")
                                .setTable("y")
                                .build())
                        .getFieldInfoList())
                .isEmpty();
    }

    @Test
    void theIdentifiedPlannerAndQueryIdAreUsedByPrepare() {
        emulator.faults().queueForPlanner(1);
        var session = client.login();
        var first = client.engine()
                .identifyPlanner(IdentifyPlannerRequest.newBuilder()
                        .setSessionId(session)
                        .setFirstTimeRequestPayload(IdentifyPlannerRequest.FirstTimeRequestPayload.newBuilder()
                                .setQueryString("ROWS 1"))
                        .build());
        assertThat(first.getQueueMessage()).isEqualTo(QueueMessage.WAITING_ON_PLANNER_SCALEUP);
        var next = client.engine()
                .identifyPlanner(IdentifyPlannerRequest.newBuilder()
                        .setSessionId(session)
                        .setExistingQuery(ExistingQuery.newBuilder()
                                .setQueryId(first.getExistingQuery().getQueryId())
                                .setElapsedTimeMillis(10))
                        .build());
        assertThat(next.getQueueMessage()).isEqualTo(QueueMessage.GO_AHEAD);
        assertThat(next.getExistingQuery().getQueryId())
                .isEqualTo(first.getExistingQuery().getQueryId());

        emulator.faults().movePlanner();
        var prepared = client.engine(Map.of("plannerip", next.getPlannerIp()))
                .prepareStatementV2(PrepareStatementV2Request.newBuilder()
                        .setSessionId(session)
                        .setCatalog("demo")
                        .setQueryString("ROWS 1")
                        .setPlannerIp(next.getPlannerIp())
                        .setExistingQuery(next.getExistingQuery())
                        .build());

        assertThat(prepared.getQueryId()).isEqualTo(first.getExistingQuery().getQueryId());
        assertThat(prepared.getEngineIP()).isEqualTo(next.getPlannerIp());
    }

    @Test
    void tooManyRequestsAreRateLimited() {
        emulator.faults().rateLimitPlanner(1);

        assertThat(client.engine()
                        .identifyPlanner(IdentifyPlannerRequest.newBuilder()
                                .setSessionId(client.login())
                                .build())
                        .getQueueMessage())
                .isEqualTo(QueueMessage.RATE_LIMIT);
    }

    @Test
    void healthCheckAndEndOfContextAreServed() {
        client.engine().healthCheck(HealthCheckRequest.getDefaultInstance());
        client.engine()
                .dropUserContext(DropUserContextRequest.newBuilder()
                        .setSessionId(client.login())
                        .build());
    }

    @Test
    void dataFramesAndPlatformCallsAreNotServed() {
        assertRefused(
                Code.UNIMPLEMENTED, () -> client.engine().createDataFrame(CreateDataFrameRequest.getDefaultInstance()));
        assertRefused(Code.UNIMPLEMENTED, () -> client.engine().addCatalogs(AddCatalogsRequest.getDefaultInstance()));
    }
}
