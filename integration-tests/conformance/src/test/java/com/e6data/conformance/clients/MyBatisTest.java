package com.e6data.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.e6data.conformance.TestCluster;
import com.e6data.emulator.sql.SqlError;
import java.io.IOException;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.ResultSetType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MyBatis 3 with its own pool, with mapper interfaces and all three executors. */
class MyBatisTest {

    private static final String INSERT =
            "INSERT INTO purchase (id, buyer, price, quantity, weight, gift, ordered, paid, pickup, reference)"
                    + " VALUES (#{id}, #{buyer}, #{price}, #{quantity}, #{weight}, #{gift}, #{ordered}, #{paid}, #{pickup}, #{reference})";

    /** The statements. */
    public interface Purchases {

        @Insert(INSERT)
        int add(Purchase purchase);

        @Insert({
            "<script>INSERT INTO purchase (id, buyer) VALUES",
            "<foreach item='p' collection='all' separator=','>(#{p.id}, #{p.buyer})</foreach></script>"
        })
        int addAll(@Param("all") List<Purchase> all);

        @Update("UPDATE purchase SET buyer = #{buyer} WHERE quantity > #{above}")
        int rename(@Param("buyer") String buyer, @Param("above") int above);

        @Update("DELETE FROM purchase")
        int clear();

        @Select("SELECT * FROM purchase ORDER BY id")
        List<Purchase> all();

        @Select("SELECT * FROM purchase WHERE id = #{id}")
        Map<String, Object> row(long id);

        @Select("SELECT COUNT(*) FROM purchase WHERE ${column} = #{value}")
        long matching(@Param("column") String column, @Param("value") Object value);

        @Select("SELECT * FROM purchase ORDER BY id")
        @ResultType(Purchase.class)
        @Options(fetchSize = 25, resultSetType = ResultSetType.FORWARD_ONLY, timeout = 30)
        Cursor<Purchase> cursor();

        @Select("SELECT id FROM nowhere")
        List<Long> broken();
    }

    /** UUID as text; MyBatis has no handler of its own. */
    private static final class UuidHandler extends BaseTypeHandler<UUID> {

        @Override
        public void setNonNullParameter(PreparedStatement statement, int index, UUID value, JdbcType type)
                throws SQLException {
            statement.setObject(index, value);
        }

        @Override
        public UUID getNullableResult(ResultSet rows, String column) throws SQLException {
            return rows.getObject(column, UUID.class);
        }

        @Override
        public UUID getNullableResult(ResultSet rows, int column) throws SQLException {
            return rows.getObject(column, UUID.class);
        }

        @Override
        public UUID getNullableResult(CallableStatement call, int column) throws SQLException {
            return call.getObject(column, UUID.class);
        }
    }

    private static TestCluster cluster;
    private static PooledDataSource pool;
    private static SqlSessionFactory sessions;

    @BeforeAll
    static void start() throws SQLException {
        cluster = TestCluster.start();
        cluster.run(Purchase.TABLE);
        pool = new PooledDataSource("com.e6data.jdbc.E6dataDriver", cluster.url(), TestCluster.USER, TestCluster.TOKEN);
        pool.setPoolPingEnabled(true);
        pool.setPoolPingQuery("SELECT 1");
        Configuration configuration = new Configuration(new Environment("test", new JdbcTransactionFactory(), pool));
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.getTypeHandlerRegistry().register(UUID.class, new UuidHandler());
        configuration.addMapper(Purchases.class);
        sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    @AfterAll
    static void stop() {
        pool.forceCloseAll();
        cluster.close();
    }

    @BeforeEach
    void empty() {
        try (SqlSession session = sessions.openSession(true)) {
            session.getMapper(Purchases.class).clear();
        }
    }

    @Test
    void recordsGoInAndComeBack() {
        try (SqlSession session = sessions.openSession()) {
            Purchases purchases = session.getMapper(Purchases.class);
            assertThat(purchases.add(Purchase.FULL)).isEqualTo(1);
            assertThat(purchases.add(Purchase.EMPTY)).isEqualTo(1);
            session.commit();
            assertThat(purchases.all()).containsExactly(Purchase.FULL, Purchase.EMPTY);
        }
    }

    @Test
    void parametersOfEveryUsualTypeFindTheRow() {
        try (SqlSession session = sessions.openSession()) {
            Purchases purchases = session.getMapper(Purchases.class);
            purchases.add(Purchase.FULL);
            Purchase.FULL_BY_COLUMN.forEach((column, value) ->
                    assertThat(purchases.matching(column, value)).as(column).isEqualTo(1));
        }
    }

    @Test
    void mapsHaveTheNaturalClassesOfTheColumns() {
        try (SqlSession session = sessions.openSession()) {
            Purchases purchases = session.getMapper(Purchases.class);
            purchases.add(Purchase.FULL);
            assertThat(purchases.row(1))
                    .containsEntry("id", 1L)
                    .containsEntry("price", Purchase.FULL.price())
                    .containsEntry("quantity", 3)
                    .containsEntry("weight", 0.1)
                    .containsEntry("gift", true)
                    .containsEntry("reference", Purchase.FULL.reference().toString());
        }
    }

    @Test
    void batchExecutorReportsACountForEachEntry() {
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH)) {
            Purchases purchases = session.getMapper(Purchases.class);
            LongStream.rangeClosed(1, 5).mapToObj(Purchase::numbered).forEach(purchases::add);
            purchases.rename("Ada", 3);
            List<BatchResult> results = session.flushStatements();
            assertThat(results).hasSize(2);
            assertThat(results.get(0).getUpdateCounts()).containsExactly(1, 1, 1, 1, 1);
            assertThat(results.get(1).getUpdateCounts()).containsExactly(2);
            session.commit();
        }
    }

    @Test
    void oneStatementInsertsManyRows() {
        try (SqlSession session = sessions.openSession()) {
            assertThat(session.getMapper(Purchases.class)
                            .addAll(List.of(Purchase.FULL, Purchase.EMPTY, Purchase.numbered(3))))
                    .isEqualTo(3);
        }
    }

    @Test
    void reusedStatementsAnswerAgain() {
        try (SqlSession session = sessions.openSession(ExecutorType.REUSE)) {
            Purchases purchases = session.getMapper(Purchases.class);
            for (long id = 1; id <= 3; id++) {
                purchases.add(Purchase.numbered(id));
            }
            assertThat(purchases.matching("id", 1L)).isEqualTo(1);
            session.clearCache();
            assertThat(purchases.matching("id", 2L)).isEqualTo(1);
        }
    }

    @Test
    void cursorsStreamAndRowBoundsCut() throws IOException, SqlError {
        cluster.emulator().load("purchase", Purchase.rows(100));
        try (SqlSession session = sessions.openSession()) {
            Purchases purchases = session.getMapper(Purchases.class);
            try (Cursor<Purchase> cursor = purchases.cursor()) {
                Iterator<Purchase> rows = cursor.iterator();
                for (long id = 1; id <= 40; id++) {
                    assertThat(rows.next()).isEqualTo(Purchase.numbered(id));
                }
            }
            assertThat(session.<Purchase>selectList(Purchases.class.getName() + ".all", null, new RowBounds(10, 2)))
                    .containsExactly(Purchase.numbered(11), Purchase.numbered(12));
        }
    }

    @Test
    void sessionsReadWithAnIsolationLevelAndRollBack() {
        try (SqlSession session = sessions.openSession(TransactionIsolationLevel.NONE)) {
            assertThat(session.getMapper(Purchases.class).all()).isEmpty();
            session.rollback(true);
        }
    }

    @Test
    void errorsKeepTheDriversException() {
        try (SqlSession session = sessions.openSession()) {
            Purchases purchases = session.getMapper(Purchases.class);
            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(purchases::broken)
                    .withCauseInstanceOf(SQLSyntaxErrorException.class);
        }
    }
}
