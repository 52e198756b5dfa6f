package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrays, maps and structs as parameters and out of results. */
class NestedValuesTest {

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run("CREATE TABLE nested (id INT, numbers ARRAY<INT>, words ARRAY<VARCHAR>,"
                + " home STRUCT<street:VARCHAR, num:INT>, marks MAP<VARCHAR, INT>)");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void arraysComeBackAsTheyWereBound() throws SQLException {
        try (Connection connection = cluster.connect()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO nested (id, numbers, words) VALUES (1, ?, ?)")) {
                insert.setArray(1, connection.createArrayOf("int", new Object[] {3, 1, 2}));
                insert.setObject(2, List.of("a b", "c"));
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT numbers, words FROM nested WHERE id = 1")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getObject(1)).isInstanceOf(Array.class);
                assertThat(rows.getObject(1, int[].class)).containsExactly(3, 1, 2);
                assertThat(rows.getObject(2, List.class)).isEqualTo(List.of("a b", "c"));
                try (ResultSet elements = rows.getArray(1).getResultSet(2, 2)) {
                    elements.next();
                    assertThat(elements.getInt("VALUE")).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void structsAndMapsComeBackAsTheyWereBound() throws SQLException {
        try (Connection connection = cluster.connect()) {
            Struct home = connection.createStruct("struct<street:string,num:int>", new Object[] {"it's, {a} road", 7});
            Map<String, Integer> marks = new LinkedHashMap<>();
            marks.put("art", null);
            marks.put("a \"b\"", 2);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO nested (id, home, marks) VALUES (2, ?, ?)")) {
                insert.setObject(1, home, Types.STRUCT);
                insert.setObject(2, marks);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT home, marks, n.home.num FROM nested AS n WHERE id = 2")) {
                ResultSetMetaData metadata = rows.getMetaData();
                assertThat(metadata.getColumnType(1)).isEqualTo(Types.STRUCT);
                assertThat(metadata.getColumnTypeName(1)).isEqualTo("STRUCT");
                assertThat(metadata.getColumnClassName(1)).isEqualTo(Struct.class.getName());
                assertThat(metadata.getColumnTypeName(2)).isEqualTo("MAP");
                assertThat(metadata.getColumnClassName(2)).isEqualTo(Map.class.getName());
                assertThat(rows.next()).isTrue();
                // The names of the types within do not travel with a result, so what is in there is text.
                assertThat(rows.getObject(1, Struct.class).getAttributes()).containsExactly("it's, {a} road", "7");
                assertThat(rows.getObject(1)).isInstanceOf(Struct.class);
                assertThat(rows.getObject(1, Map.class)).isEqualTo(Map.of("street", "it's, {a} road", "num", "7"));
                assertThat(rows.getString(1)).isEqualTo("{\"street\":\"it's, {a} road\",\"num\":7}");
                Map<String, String> read = new HashMap<>();
                read.put("art", null);
                read.put("a \"b\"", "2");
                assertThat(rows.getObject(2)).isEqualTo(read);
                assertThat(rows.getInt(3)).isEqualTo(7);
            }
        }
    }

    @Test
    void columnsTellTheTypesWithin() throws SQLException {
        try (Connection connection = cluster.connect();
                ResultSet columns = connection.getMetaData().getColumns(null, null, "nested", "%")) {
            Map<String, String> types = new LinkedHashMap<>();
            while (columns.next()) {
                types.put(
                        columns.getString("COLUMN_NAME"),
                        columns.getString("TYPE_NAME") + " " + columns.getInt("DATA_TYPE"));
            }
            assertThat(types)
                    .containsEntry("numbers", "INTEGER ARRAY " + Types.ARRAY)
                    .containsEntry("words", "VARCHAR ARRAY " + Types.ARRAY)
                    .containsEntry("home", "STRUCT " + Types.STRUCT)
                    .containsEntry("marks", "MAP " + Types.OTHER);
        }
    }

    @Test
    void structsAndMapsAreBoundByTheirConstructors() throws SQLException {
        try (Connection connection = cluster.connect();
                PreparedStatement query = connection.prepareStatement("SELECT ? AS s, ? AS m")) {
            query.setObject(1, connection.createStruct("struct<a:int,b:string>", new Object[] {7, "it's"}));
            query.setObject(2, Map.of(5, List.of("x", "y")));
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("{\"a\":7,\"b\":\"it's\"}");
                assertThat(rows.getObject(1, Struct.class).getAttributes()).containsExactly("7", "it's");
                assertThat(rows.getString(2)).isEqualTo("{\"5\":[\"x\",\"y\"]}");
                assertThat(rows.getObject(2, Map.class)).isEqualTo(Map.of("5", "[\"x\",\"y\"]"));
            }
        }
    }
}
