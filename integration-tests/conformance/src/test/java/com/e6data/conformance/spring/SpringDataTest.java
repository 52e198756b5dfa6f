package com.e6data.conformance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.e6data.emulator.E6dataEmulator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A Spring Boot application with Spring Data JPA, configured by properties alone. */
class SpringDataTest {

    @SpringBootApplication
    static class Application {}

    private static E6dataEmulator emulator;
    private static ConfigurableApplicationContext context;
    private static CustomerRepository customers;

    @BeforeAll
    static void start() {
        emulator = E6dataEmulator.builder()
                .user("me@example.com", "test-token")
                .catalog("demo")
                .schema("public")
                .start();
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + emulator.url(),
                        "spring.datasource.driver-class-name=com.e6data.jdbc.E6dataDriver",
                        "spring.datasource.username=me@example.com",
                        "spring.datasource.password=test-token",
                        "spring.jpa.hibernate.ddl-auto=create",
                        "spring.main.banner-mode=off",
                        "logging.level.root=ERROR")
                .run();
        customers = context.getBean(CustomerRepository.class);
        customers.saveAll(LongStream.rangeClosed(1, 25)
                .mapToObj(n -> new Customer(
                        n,
                        (n % 2 == 0 ? "Even " : "odd ") + n,
                        BigDecimal.valueOf(n * 1_000 + 5, 2),
                        LocalDate.of(2020 + (int) (n % 3), 1, 31)))
                .toList());
    }

    @AfterAll
    static void stop() {
        context.close();
        emulator.close();
    }

    @Test
    void savedEntityIsFoundByItsId() {
        Customer found = customers.findById(7L).orElseThrow();

        assertThat(found.getName()).isEqualTo("odd 7");
        assertThat(found.getBalance()).isEqualByComparingTo("70.05");
        assertThat(found.getSince()).isEqualTo(LocalDate.of(2021, 1, 31));
    }

    @Test
    void derivedQueryIgnoresCaseAndSorts() {
        assertThat(customers.findByNameStartingWithIgnoreCaseOrderByBalanceDesc("EVEN"))
                .extracting(Customer::getId)
                .startsWith(24L, 22L, 20L)
                .hasSize(12);
    }

    @Test
    void pageKnowsItsTotal() {
        Page<Customer> page =
                customers.findByBalanceGreaterThan(new BigDecimal("50.05"), PageRequest.of(1, 6, Sort.by("id")));

        assertThat(page.getTotalElements()).isEqualTo(20);
        assertThat(page.getContent()).extracting(Customer::getId).containsExactly(12L, 13L, 14L, 15L, 16L, 17L);
    }

    @Test
    void hqlAggregates() {
        List<Object[]> years = customers.balancesByYear();

        assertThat(years).extracting(row -> row[0]).containsExactly(2020, 2021, 2022);
        assertThat(years).extracting(row -> row[1]).containsExactly(8L, 9L, 8L);
        assertThat((BigDecimal) years.get(0)[2]).isEqualByComparingTo("1080.40");
    }

    @Test
    void updateAndDeleteReachTheTable() {
        var transaction = new TransactionTemplate(
                context.getBean(org.springframework.transaction.PlatformTransactionManager.class));
        customers.save(new Customer(100L, "short-lived", BigDecimal.ONE, LocalDate.EPOCH));
        transaction.executeWithoutResult(
                status -> customers.save(new Customer(100L, "renamed \\ o'clock", BigDecimal.TEN, LocalDate.EPOCH)));
        assertThat(customers.findById(100L).orElseThrow().getName()).isEqualTo("renamed \\ o'clock");

        customers.deleteById(100L);

        assertThat(customers.existsById(100L)).isFalse();
    }

    @Test
    void jdbcClientMapsRecordsAndNulls() {
        record Balance(long id, String name, BigDecimal balance, LocalDate since) {}
        JdbcClient jdbc = context.getBean(JdbcClient.class);

        Balance balance = jdbc.sql("SELECT id, name, balance, since FROM customer WHERE id = :id AND :none IS NULL")
                .param("id", 3)
                .param("none", null)
                .query(Balance.class)
                .single();

        assertThat(balance).isEqualTo(new Balance(3, "odd 3", new BigDecimal("30.05"), LocalDate.of(2020, 1, 31)));
    }
}
