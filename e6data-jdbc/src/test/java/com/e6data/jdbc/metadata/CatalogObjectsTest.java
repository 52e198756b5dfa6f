package com.e6data.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.session.Session.CatalogColumn;
import com.e6data.jdbc.vector.Chunk;
import com.e6data.jdbc.vector.ChunkSource;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogObjectsTest {

    private final FakeCatalog catalog = new FakeCatalog()
            .table("lake", "sales", "orders", "id long", "price decimal(7,2)", "placed timestamp")
            .table("lake", "sales", "order_items", "order_id long", "note varchar(20)")
            .table("lake", "hr", "people", "name string", "tags array<int>")
            .table("lake", "information_schema", "tables", "table_name string")
            .table("archive", "sales", "orders", "id long");
    private final CatalogObjects objects = new CatalogObjects(catalog);

    private static List<List<Object>> rows(ChunkSource source) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        for (Chunk chunk = source.next(); chunk != null; chunk = source.next()) {
            for (int row = 0; row < chunk.rowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < source.metadata().columns().size(); i++) {
                    values.add(chunk.column(i).getObject(row));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static List<String> names(ChunkSource source, int... positions) throws SQLException {
        return rows(source).stream()
                .map(row -> {
                    List<String> parts = new ArrayList<>();
                    for (int position : positions) {
                        parts.add(String.valueOf(row.get(position - 1)));
                    }
                    return String.join(".", parts);
                })
                .toList();
    }

    @Test
    void listsCatalogsInOrder() throws SQLException {
        assertThat(names(objects.catalogs(), 1)).containsExactly("archive", "lake");
    }

    @Test
    void listsSchemasOrderedByCatalogAndName() throws SQLException {
        assertThat(names(objects.schemas(null, null), 2, 1))
                .containsExactly("archive.sales", "lake.hr", "lake.information_schema", "lake.sales");
        assertThat(names(objects.schemas("lake", "s%"), 1)).containsExactly("sales");
        assertThat(names(objects.schemas("lake", "missing"), 1)).isEmpty();
        assertThat(names(objects.schemas("missing", null), 1)).isEmpty();
        assertThat(names(objects.schemas("", null), 1)).isEmpty();
        assertThat(names(objects.schemas("lake", ""), 1)).isEmpty();
    }

    @Test
    void listsTablesOrderedByTypeThenName() throws SQLException {
        assertThat(names(objects.tables("lake", null, null, null), 4, 2, 3))
                .containsExactly(
                        "SYSTEM TABLE.information_schema.tables",
                        "TABLE.hr.people",
                        "TABLE.sales.order_items",
                        "TABLE.sales.orders");
    }

    @Test
    void filtersTablesByPatternTypeAndCase() throws SQLException {
        assertThat(names(objects.tables("lake", "sales", "order\\_%", null), 3)).containsExactly("order_items");
        assertThat(names(objects.tables("lake", "sales", "ORDERS", null), 3)).containsExactly("orders");
        assertThat(names(objects.tables("lake", "sales", "%", List.of("TABLE", "NO SUCH TYPE")), 3))
                .hasSize(2);
        assertThat(names(objects.tables("lake", "sales", "%", List.of("VIEW")), 3))
                .isEmpty();
        assertThat(names(objects.tables("lake", null, "%", List.of("SYSTEM TABLE")), 3))
                .containsExactly("tables");
        assertThat(names(objects.tables("lake", "sales", "", null), 3)).isEmpty();
        assertThat(names(objects.tables("lake", "missing", "%", null), 3)).isEmpty();
        assertThat(names(objects.tables(null, "sales", "orders", null), 1, 2, 3))
                .containsExactly("archive.sales.orders", "lake.sales.orders");
    }

    @Test
    void tablesOfOneSchemaCostOneCall() throws SQLException {
        objects.tables("lake", "sales", "%", null);
        assertThat(catalog.calls).containsExactly("tables lake.sales");
    }

    @Test
    void describesColumnsAsJdbcSays() throws SQLException {
        List<List<Object>> rows = rows(objects.columns("lake", "sales", "orders", null));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1))
                .containsExactly(
                        "lake",
                        "sales",
                        "orders",
                        "price",
                        Types.DECIMAL,
                        "DECIMAL",
                        7,
                        null,
                        2,
                        10,
                        2,
                        "",
                        null,
                        null,
                        null,
                        null,
                        2,
                        "",
                        null,
                        null,
                        null,
                        null,
                        "NO",
                        "NO");
        assertThat(rows.get(0).get(5)).isEqualTo("BIGINT");
        assertThat(rows.get(2).get(8)).isEqualTo(6);
        assertThat(rows.get(2).get(9)).isNull();
    }

    @Test
    void arraysNameTheirElementsAndTextsTheirBytes() throws SQLException {
        assertThat(names(objects.columns("lake", "hr", "people", "tags"), 6)).containsExactly("INTEGER ARRAY");
        assertThat(names(objects.columns("lake", "sales", "order\\_items", "note"), 7, 16))
                .containsExactly("20.80");
        assertThat(names(objects.columns("lake", "hr", "people", "name"), 16))
                .containsExactly(String.valueOf(Integer.MAX_VALUE));
    }

    @Test
    void columnsOfOneTableCostItsListingAndOneCall() throws SQLException {
        objects.columns("lake", "sales", "orders", "%");
        assertThat(catalog.calls).containsExactly("tables lake.sales", "columns lake.sales.orders");
    }

    @Test
    void columnsOfASchemaCostOneCallATable() throws SQLException {
        assertThat(names(objects.columns("lake", "sales", null, null), 3, 4))
                .containsExactly(
                        "order_items.order_id", "order_items.note", "orders.id", "orders.price", "orders.placed");
        assertThat(catalog.calls)
                .containsExactlyInAnyOrder(
                        "tables lake.sales", "columns lake.sales.orders", "columns lake.sales.order_items");
    }

    @Test
    void tablesAreReportedAsStoredWhateverTheCaseAskedFor() throws SQLException {
        assertThat(names(objects.columns("lake", "sales", "ORDERS", "ID"), 3, 4))
                .containsExactly("orders.id");
        assertThat(names(objects.tables("lake", "sales", "Orders", null), 3)).containsExactly("orders");
    }

    @Test
    void catalogsAndSchemasAreReportedAsStoredOnceAListingHasShownThem() throws SQLException {
        objects.catalogs();
        objects.schemas("LAKE", null);
        assertThat(names(objects.tables("LAKE", "SALES", "orders", null), 1, 2)).containsExactly("lake.sales");
        assertThat(names(objects.columns("Lake", "Sales", "orders", "id"), 1, 2))
                .containsExactly("lake.sales");
        catalog.calls.clear();
        objects.forgetNames();
        objects.tables("LAKE", "SALES", "orders", null);
        assertThat(catalog.calls).containsExactly("tables LAKE.SALES");
    }

    @Test
    void whatTheUserMayNotSeeIsLeftOut() throws SQLException {
        var partly = new CatalogReader() {
            @Override
            public List<String> catalogs() {
                return catalog.catalogs();
            }

            @Override
            public List<String> schemas(String name) throws SQLException {
                if (name.equals("archive")) {
                    throw ErrorKind.PERMISSION_DENIED.exception("archive");
                }
                return catalog.schemas(name);
            }

            @Override
            public List<String> tables(String name, String schema) {
                return catalog.tables(name, schema);
            }

            @Override
            public List<CatalogColumn> columns(String name, String schema, String table) {
                return catalog.columns(name, schema, table);
            }
        };
        assertThat(names(new CatalogObjects(partly).tables(null, "sales", "orders", null), 1))
                .containsExactly("lake");
    }

    @Test
    void ordinalsCountAllColumns() throws SQLException {
        assertThat(names(objects.columns("lake", "sales", "orders", "placed"), 17))
                .containsExactly("3");
    }

    @Test
    void everythingIsFoundWithoutFilters() throws SQLException {
        assertThat(names(objects.columns(null, null, null, null), 1)).hasSize(9);
        assertThat(names(objects.columns("%", "%", "%", "%"), 1)).hasSize(9);
        assertThat(names(objects.columns(null, null, "", null), 1)).isEmpty();
    }

    @Test
    void aServerWithoutCatalogNamesHasOneCatalogWithoutName() throws SQLException {
        CatalogReader nameless = new CatalogReader() {
            @Override
            public List<String> catalogs() {
                return List.of();
            }

            @Override
            public List<String> schemas(String name) {
                return name.isEmpty() ? List.of("main") : List.of();
            }

            @Override
            public List<String> tables(String name, String schema) {
                return List.of("t");
            }

            @Override
            public List<CatalogColumn> columns(String name, String schema, String table) {
                return List.of(new CatalogColumn("c", "int"));
            }
        };
        var found = new CatalogObjects(nameless);
        assertThat(names(found.schemas(null, null), 1, 2)).containsExactly("main.null");
        assertThat(names(found.tables("", "main", "t", null), 1, 3)).containsExactly("null.t");
    }

    @Test
    void aMissingObjectIsEmptyAlsoWhereTheServerCallsItAnError() throws SQLException {
        var failing = new CatalogObjects(new FailingTables(ErrorKind.TABLE_NOT_FOUND));
        assertThat(names(failing.tables("lake", "missing", "%", null), 3)).isEmpty();
    }

    @Test
    void otherErrorsAreReported() {
        var failing = new CatalogObjects(new FailingTables(ErrorKind.CONNECTION_LOST));
        assertThatThrownBy(() -> failing.tables("lake", "sales", "%", null))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("08006");
        assertThatThrownBy(() -> failing.tables("lake", "%", "%", null)).isInstanceOf(SQLException.class);
    }

    private record FailingTables(ErrorKind kind) implements CatalogReader {
        @Override
        public List<String> catalogs() {
            return List.of("lake");
        }

        @Override
        public List<String> schemas(String catalog) {
            return List.of("a", "b", "c");
        }

        @Override
        public List<String> tables(String catalog, String schema) throws SQLException {
            throw kind.exception("tables of " + schema);
        }

        @Override
        public List<CatalogColumn> columns(String catalog, String schema, String table) throws SQLException {
            throw kind.exception("columns of " + table);
        }
    }
}
