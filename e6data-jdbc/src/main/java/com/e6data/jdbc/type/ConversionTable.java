package com.e6data.jdbc.type;

import java.lang.invoke.MethodType;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;

/** Conversions by source and target class. Written while {@link Conversions} is initialised, then frozen. */
final class ConversionTable {

    /** One conversion. */
    interface Cell<S, T> {
        /** Converts; {@code calendar} may be null. */
        T convert(S value, Calendar calendar) throws SQLException;
    }

    /** A conversion that no zone has an influence on. */
    interface Plain<S, T> {
        T convert(S value) throws SQLException;
    }

    /** The conversions of one source class. */
    static final class Row<S> {
        private final Map<Class<?>, Cell<?, ?>> cells;

        private Row(Map<Class<?>, Cell<?, ?>> cells) {
            this.cells = cells;
        }

        <T> void to(Class<T> target, Plain<? super S, ? extends T> conversion) {
            inZone(target, (value, calendar) -> conversion.convert(value));
        }

        <T> void inZone(Class<T> target, Cell<? super S, ? extends T> conversion) {
            cells.put(target, conversion);
        }
    }

    private Map<Class<?>, Map<Class<?>, Cell<?, ?>>> rows = new HashMap<>();

    /** Begins a row. */
    <S> Row<S> from(Class<? extends S> source) {
        Map<Class<?>, Cell<?, ?>> cells = new HashMap<>();
        rows.put(source, cells);
        return new Row<>(cells);
    }

    /** Adds a target to every source that converts to {@code step}. */
    @SuppressWarnings("unchecked")
    <V, T> void derive(Class<T> target, Class<V> step, Plain<? super V, ? extends T> conversion) {
        for (Map<Class<?>, Cell<?, ?>> cells : rows.values()) {
            var first = (Cell<Object, V>) cells.get(step);
            if (first != null) {
                Cell<Object, T> both = (value, calendar) -> conversion.convert(first.convert(value, calendar));
                cells.putIfAbsent(target, both);
            }
        }
    }

    void freeze() {
        Map<Class<?>, Map<Class<?>, Cell<?, ?>>> frozen = new HashMap<>();
        rows.forEach((source, cells) -> frozen.put(source, Map.copyOf(cells)));
        rows = Map.copyOf(frozen);
    }

    /** Null where there is no conversion. */
    @SuppressWarnings("unchecked")
    Cell<Object, Object> cell(Class<?> source, Class<?> target) {
        Map<Class<?>, Cell<?, ?>> cells = rows.get(source);
        return cells == null ? null : (Cell<Object, Object>) cells.get(target);
    }

    static Class<?> box(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
