package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.hibernate.model.Customer;
import com.e6data.hibernate.model.Payment;
import com.e6data.hibernate.model.Purchase;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What e6data cannot do is refused when the query is translated, by name. */
class RefusalTest {

    private static Stub stub;

    @BeforeAll
    static void start() {
        stub = new Stub();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            select translate(c.name, 'a', 'b') from Customer c | function translate is not supported by e6data; nest replace() calls
            select collate(c.name as nocase) from Customer c | function collate is not supported
            select chr(65) from Customer c | function char is not supported by e6data; use a literal; setting hibernate.dialect.e6data.allow_unverified_functions=true
            select current_time from Customer c | function current_time is not supported by e6data; there is no time type
            select local time from Customer c | function local_time is not supported
            select current time from Customer c | function current_time is not supported
            select extract(time from c.created) from Customer c | a value of type time is not supported
            select cast(c.name as LocalTime) from Customer c | a value of type time is not supported
            select c.id from Customer c where c.created = {t '10:00:00'} | a value of type time is not supported
            select extract(offset from c.created) from Customer c | letter 'x' in format 'xxx' is not supported by e6data
            select extract(timezone_hour from c.created) from Customer c | extract of a time zone is not supported
            select c.created + 5 nanosecond from Customer c | adding nanoseconds to a date or timestamp is not supported
            select c.created + 0.5 second from Customer c | adding a fractional number of seconds is not supported
            select regexp_like(c.name, 'a', 'g') from Customer c | regexp_like flag 'g' is not supported
            select sha2(c.name, 224) from Customer c | function sha2 with 224 bits is not supported by e6data; use 256 or 512
            select listagg(c.name, ',' on overflow truncate '..' with count) within group (order by c.name) from Customer c | listagg with on overflow is not supported
            select percentile_disc(0.5) within group (order by c.visits) from Customer c | function percentile_disc is not supported by e6data; use percentile_cont
            select mode() within group (order by c.visits) from Customer c | function mode is not supported
            select rank(3) within group (order by c.visits) from Customer c | function rank within group is not supported
            select percentile_cont(0.5) within group (order by c.visits) filter (where c.active) from Customer c | filter clause of percentile_cont is not supported
            select regr_slope(c.score, c.visits) from Customer c | function regr_slope is not supported
            select regr_count(c.score, c.visits) from Customer c | function regr_count is not supported
            select bit_and(c.visits) from Customer c | function bit_and is not supported by e6data; bitand(a, b) combines two values
            select nth_value(c.name, 2) over (order by c.id) from Customer c | function nth_value is not supported
            select cume_dist() over (order by c.id) from Customer c | function cume_dist is not supported
            select sum(c.visits) over (order by c.id groups 1 preceding) from Customer c | window frame mode groups is not supported
            select sum(c.visits) over (order by c.id rows 1 preceding exclude ties) from Customer c | window frame exclusion is not supported
            select c.name from Customer c intersect all select p.title from Product p | intersect all is not supported by e6data; use intersect
            select c.name from Customer c except all select p.title from Product p | except all is not supported by e6data; use except
            with t as (select 1 as n from Customer c union all select r.n + 1 as n from t r where r.n < 9) select r.n from t r | recursive query t is not supported
            with t as (select c.born as date from Customer c) select r.date from t r | reserved word date as alias in a common table expression is not supported
            select c.id, t.id from Customer c left join lateral (select p.id as id from Purchase p where p.customer = c order by p.id limit 1) t | lateral join is not supported by e6data
            select u from unnest(array(1, 2)) u | function unnest is not supported
            select s from generate_series(1, 5) s | function generate_series is not supported
            select array_agg(c.name) within group (order by c.name) from Customer c | order of array_agg is not supported by e6data; use collect_list(x)
            select collect_list(c.name) filter (where c.active) from Customer c | filter clause of collect_list is not supported
            select json_arrayagg(c.name) from Customer c | function json_arrayagg is not supported
            select array_set(c.tags, 1, 'x') from Customer c | function array_set is not supported
            select json_objectagg(c.name : c.visits) from Customer c | function json_objectagg is not supported
            select json_value(c.profile, '$.a' error on error) from Customer c | behind the path of json_value is not supported
            select xmlelement(name a, c.name) from Customer c | function xmlelement is not supported
            insert into Category (id, title) values (1L, 'a') on conflict(id) do nothing | insert with on conflict is not supported
            update Payment p set p.amount = 0 where p.id = 1 | bulk update or delete of com.e6data.hibernate.model.Payment
            delete from CardPayment p where p.card is null | bulk update or delete of com.e6data.hibernate.model.Payment
            insert into CardPayment (id, card) values (1L, 'x') | bulk insert into com.e6data.hibernate.model.CardPayment
            """)
    void queryIsRefused(String hql, String message) {
        assertThatThrownBy(() -> stub.sql(hql)).hasStackTraceContaining(message);
    }

    /** HQL of 7.4 drops the clause before the function sees it. */
    @Test
    void nullTreatmentOfWindowFunctionsIsRefused() {
        var engine = stub.factory().unwrap(SessionFactoryImplementor.class).getQueryEngine();
        var function = engine.getSqmFunctionRegistry().findFunctionDescriptor("row_number");
        assertThatThrownBy(() -> function.generateWindowSqmExpression(List.of(), null, false, null, null, engine))
                .hasMessageContaining("'ignore nulls' of row_number is not supported by e6data");
        assertThatThrownBy(() -> function.generateWindowSqmExpression(List.of(), null, null, false, null, engine))
                .hasMessageContaining("'from last' of row_number is not supported by e6data");
    }

    @Test
    void pessimisticLocksAreRefused() {
        assertThatThrownBy(
                        () -> stub.sqlOf(session -> session.find(Customer.class, 1L, LockModeType.PESSIMISTIC_WRITE)))
                .hasStackTraceContaining("pessimistic lock PESSIMISTIC_WRITE is not supported by e6data");
        assertThatThrownBy(() -> stub.sqlOf(session -> session.createQuery("from Purchase", Purchase.class)
                        .setHibernateLockMode(LockMode.PESSIMISTIC_READ)
                        .getResultList()))
                .hasStackTraceContaining("pessimistic lock PESSIMISTIC_READ is not supported by e6data");
    }

    @Test
    void optimisticLocksAreNot() {
        stub.sqlOf(session -> session.find(Purchase.class, UUID.randomUUID(), LockModeType.OPTIMISTIC));
        stub.sqlOf(session -> session.find(Payment.class, 1L, Map.of()));
    }
}
