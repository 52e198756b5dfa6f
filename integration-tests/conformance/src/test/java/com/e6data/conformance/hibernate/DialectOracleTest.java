package com.e6data.conformance.hibernate;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.e6data.emulator.E6dataEmulator;
import com.e6data.hibernate.model.ItemId;
import com.e6data.hibernate.model.Model;
import com.e6data.hibernate.model.Snapshots;
import com.e6data.hibernate.model.Snapshots.Snapshot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.query.CommonQueryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every HQL statement of the dialect's snapshots, run over driver and emulator. Where Hibernate's own H2 dialect knows
 * the statement too, the same entities in a plain H2 answer the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectOracleTest {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    /** Results that two runs cannot share: time of day, random numbers, names of the engine. */
    private static final Pattern UNREPEATABLE = Pattern.compile(
            "(?i)\\b(current|local|instant|now|offset datetime|rand|uuid|sysdate|utc_|curdate|getdate|version)");

    /** Where e6data and the oracle rightly differ, and why. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            entry("select c.visits > 3 from Customer c", "a predicate as a value is CASE, so unknown is false"),
            entry(
                    "select overlay(c.name placing 'xyz' from 2 for 1), overlay(c.name placing 'xyz' from 2),"
                            + " insert(c.name, 2, 1, 'xyz') from Customer c",
                    "concatenation with NULL is NULL"),
            entry(
                    "select c.credit * :amount, :amount * c.credit, c.visits + :n from Customer c",
                    "the oracle rounds the parameter to the scale of the column"),
            entry(
                    "select hour(c.created), minute(c.created), second(c.created) from Customer c",
                    "EXTRACT(SECOND) counts whole seconds"),
            entry(
                    "select extract(nanosecond from c.created), extract(epoch from c.created), extract(epoch from c.born)"
                            + " from Customer c",
                    "EXTRACT(SECOND) counts whole seconds"),
            entry(
                    "select count(distinct (c.name, c.visits)) from Customer c",
                    "a tuple with a NULL is not counted, as the SQL standard has it"),
            entry(
                    "select percentile_cont(0.9) within group (order by c.visits) from Customer c",
                    "the result is DOUBLE; the oracle rounds to the type of the column"),
            entry(
                    "select c.active, c.vip, c.initial, c.code, c.picture, c.notes, c.profile, c.tags, c.waiting"
                            + " from Customer c",
                    "JSON is kept as text; the oracle normalises it"),
            entry(
                    "select cast(c.active as Integer), cast(c.visits as Boolean), cast(c.score as Boolean),"
                            + " cast('true' as Boolean), cast(c.active as String), cast(c.active as Double)"
                            + " from Customer c",
                    "a boolean as text is true or false in small letters"),
            entry(
                    "select c.name || '-' || c.visits || c.active from Customer c",
                    "a boolean as text is true or false in small letters"),
            entry("select hex(c.picture) from Customer c", "TO_HEX writes capitals"),
            entry("select string_agg(c.name, ',') from Customer c", "the order is not defined"),
            entry(
                    "select json_object('name' : c.name, 'visits' : c.visits), json_array(c.name, c.notes)"
                            + " from Customer c",
                    "JSON NULLs are kept"));

    private E6dataEmulator emulator;
    private SessionFactory e6data;
    private SessionFactory oracle;

    @BeforeAll
    void start() {
        emulator = E6dataEmulator.builder()
                .user("me@example.com", "token")
                .catalog("demo")
                .schema("public")
                .start();
        e6data = factory(emulator.url(), "me@example.com", "token");
        oracle = factory("jdbc:h2:mem:dialect-oracle;DB_CLOSE_DELAY=-1;DEFAULT_NULL_ORDERING=HIGH", "sa", "");
        e6data.inTransaction(Shop::fill);
        oracle.inTransaction(Shop::fill);
    }

    @AfterAll
    void stop() {
        e6data.close();
        oracle.close();
        emulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void engineAnswersAsTheOracleDoes(Snapshot snapshot) {
        List<String> expected;
        try {
            expected = run(oracle, snapshot.hql());
        } catch (HibernateException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException notAnsweredByTheOracle) {
            assertThatNoException().as(snapshot.sql()).isThrownBy(() -> runUnlessTheDataForbidsIt(snapshot.hql()));
            return;
        }
        List<String> answer = run(e6data, snapshot.hql());
        if (DIFFERENCES.containsKey(snapshot.hql())) {
            assertThat(answer).as(DIFFERENCES.get(snapshot.hql())).isNotEqualTo(expected);
        } else if (!UNREPEATABLE.matcher(snapshot.hql()).find()) {
            assertThat(answer).as(snapshot.sql()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /**
     * A statement that the engine accepts, but that this data makes fail (division by zero, a text that is no number),
     * is fine.
     */
    private void runUnlessTheDataForbidsIt(String hql) {
        try {
            assertThat(run(e6data, hql)).isNotNull();
        } catch (HibernateException failure) {
            assertThat(sqlState(failure)).as(failure.getMessage()).matches("HY000|22...");
        }
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return "no SQLException";
    }

    static List<Snapshot> snapshots() {
        return Snapshots.all().stream()
                .filter(snapshot -> snapshot.notRun() == null)
                .toList();
    }

    private static SessionFactory factory(String url, String user, String password) {
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.username", user)
                .setProperty("hibernate.connection.password", password)
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .setProperty("hibernate.globally_quoted_identifiers", Boolean.toString(url.startsWith("jdbc:h2:")))
                .setProperty("hibernate.query.hql.json_functions_enabled", "true")
                .setProperty("hibernate.jdbc.time_zone", "UTC");
        Model.entities().forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }

    private static List<String> run(SessionFactory factory, String hql) {
        boolean writes =
                List.of("insert", "update", "delete").contains(hql.strip().split("\\s+")[0]);
        try (Session session = factory.openSession()) {
            session.beginTransaction();
            if (writes) {
                var statement = session.createMutationQuery(hql);
                bind(statement, hql);
                int rows = statement.executeUpdate();
                session.getTransaction().commit();
                return List.of(Integer.toString(rows));
            }
            var query = session.createQuery(hql, Object.class);
            bind(query, hql);
            List<String> rows = query.getResultList().stream()
                    .map(row -> describe(session, row))
                    .toList();
            session.getTransaction().commit();
            return rows;
        }
    }

    private static void bind(CommonQueryContract query, String hql) {
        Map<String, Object> values = Model.parameters();
        PARAMETER
                .matcher(hql.replaceAll("'[^']*'", ""))
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .forEach(name -> {
                    if (values.get(name) instanceof Collection<?> list) {
                        query.setParameterList(name, list);
                    } else {
                        query.setParameter(name, values.get(name));
                    }
                });
    }

    /** A value as text that does not depend on the number type, and on generated ids. */
    private static String describe(Session session, Object value) {
        if (value instanceof Object[] row) {
            return Arrays.stream(row)
                    .map(cell -> describe(session, cell))
                    .toList()
                    .toString();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(cell -> describe(session, cell)).toList().toString();
        }
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Number number) {
            double wide = number.doubleValue();
            return Double.isFinite(wide)
                    ? new BigDecimal(number.toString())
                            .round(new MathContext(10))
                            .stripTrailingZeros()
                            .toPlainString()
                    : Double.toString(wide);
        }
        if (value instanceof UUID || value instanceof Time || value instanceof Duration) {
            return value.getClass().getSimpleName();
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map).toString();
        }
        if (value != null && Model.entities().contains(Hibernate.getClass(value))) {
            return Hibernate.getClass(value).getSimpleName() + "#" + describe(session, session.getIdentifier(value));
        }
        if (value instanceof ItemId id) {
            return "line " + id.line;
        }
        if (value instanceof Date date) {
            return date instanceof Timestamp timestamp
                    ? timestamp.toLocalDateTime().toString()
                    : new java.sql.Date(date.getTime()).toString();
        }
        return String.valueOf(value);
    }
}
