package com.e6data.hibernate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mappings that the engine cannot hold are refused when the session factory is built. */
class MappingRefusalTest {

    @Entity
    static class WithTime {
        @Id
        Long id;

        LocalTime time;
    }

    @Entity
    static class WithIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity
    static class WithSequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;
    }

    @Entity
    static class WithAuto {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    static class WithTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void mappingIsRefused(Class<?> entity, String message) {
        assertThatThrownBy(() -> new Stub(Map.of(), List.of(entity)).close()).hasStackTraceContaining(message);
    }

    static List<Arguments> mappings() {
        return List.of(
                Arguments.of(WithTime.class, "a value of type time is not supported by e6data"),
                Arguments.of(WithIdentity.class, "GenerationType.IDENTITY is not supported by e6data"),
                Arguments.of(
                        WithSequence.class,
                        "generating ids from table or sequence MappingRefusalTest$WithSequence_SEQ"),
                Arguments.of(WithAuto.class, "generating ids from table or sequence MappingRefusalTest$WithAuto_SEQ"),
                Arguments.of(WithTable.class, "generating ids from table or sequence"));
    }
}
