package com.e6data.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrays out of results, arrays and structs as parameters. */
class NestedValuesTest {

    private static TestCluster cluster;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run("CREATE TABLE nested (id INT, numbers ARRAY<INT>, words ARRAY<VARCHAR>)");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void arraysComeBackAsTheyWereBound() throws SQLException {
        try (Connection connection = cluster.connect()) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO nested VALUES (1, ?, ?)")) {
                insert.setArray(1, connection.createArrayOf("int", new Object[] {3, 1, 2}));
                insert.setObject(2, List.of("a b", "c"));
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT numbers, words FROM nested")) {
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

    /** The emulator gives structs as JSON text in a VARCHAR; that the constructor is understood is what counts. */
    @Test
    void aStructIsBoundByItsConstructor() throws SQLException {
        try (Connection connection = cluster.connect();
                PreparedStatement query = connection.prepareStatement("SELECT ? AS s")) {
            query.setObject(1, connection.createStruct("struct<a:int,b:string>", new Object[] {7, "it's"}));
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("{\"a\":7,\"b\":\"it's\"}");
            }
        }
    }
}
