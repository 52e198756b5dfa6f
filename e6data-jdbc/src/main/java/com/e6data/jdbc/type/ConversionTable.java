package com.e6data.jdbc.type;

import java.lang.invoke.MethodType;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;

/** Conversions by source and target class. Written while the class that owns it is initialised, then frozen. */
public final class ConversionTable {

    /** One conversion. */
    public interface Cell<S, T> {
        /** Converts; {@code calendar} may be null and is never changed. */
        T convert(S value, Calendar calendar) throws SQLException;
    }

    /** A conversion that no zone has an influence on. */
    public interface Plain<S, T> {
        /** Converts; the value is not null. */
        T convert(S value) throws SQLException;
    }

    /** The conversions of one source class. */
    public static final class Row<S> {
        private final Map<Class<?>, Cell<?, ?>> cells;

        private Row(Map<Class<?>, Cell<?, ?>> cells) {
            this.cells = cells;
        }

        /** Adds or replaces a conversion. */
        public <T> Row<S> to(Class<T> target, Plain<? super S, ? extends T> conversion) {
            return inZone(target, (value, calendar) -> conversion.convert(value));
        }

        /** Adds or replaces a conversion that depends on a zone. */
        public <T> Row<S> inZone(Class<T> target, Cell<? super S, ? extends T> conversion) {
            cells.put(target, conversion);
            return this;
        }
    }

    private Map<Class<?>, Map<Class<?>, Cell<?, ?>>> rows = new HashMap<>();

    ConversionTable() {}

    /** A table to be written that begins with the cells of this one. */
    public ConversionTable copy() {
        var copy = new ConversionTable();
        rows.forEach((source, cells) -> copy.rows.put(source, new HashMap<>(cells)));
        return copy;
    }

    /** Begins a row, an empty one in place of one that exists. */
    public <S> Row<S> from(Class<? extends S> source) {
        Map<Class<?>, Cell<?, ?>> cells = new HashMap<>();
        rows.put(source, cells);
        return new Row<>(cells);
    }

    /** Begins a row that has every target of {@code step}, through which it converts. */
    public <S, V> Row<S> from(Class<S> source, Class<V> step, Plain<? super S, ? extends V> conversion) {
        return fromInZone(source, step, (value, calendar) -> conversion.convert(value));
    }

    /** Begins a row that has every target of {@code step}, through which it converts; the step depends on a zone. */
    @SuppressWarnings("unchecked")
    public <S, V> Row<S> fromInZone(Class<S> source, Class<V> step, Cell<? super S, ? extends V> conversion) {
        Map<Class<?>, Cell<?, ?>> cells = new HashMap<>();
        rows.get(step).forEach((target, cell) -> {
            var second = (Cell<V, Object>) cell;
            Cell<S, Object> both = (value, calendar) -> second.convert(conversion.convert(value, calendar), calendar);
            cells.put(target, both);
        });
        rows.put(source, cells);
        return new Row<>(cells);
    }

    /** Continues a row that exists. */
    public <S> Row<S> more(Class<S> source) {
        return new Row<>(rows.get(source));
    }

    /** Adds a target to every source that converts to {@code step} and not yet to the target. */
    @SuppressWarnings("unchecked")
    public <V, T> void derive(Class<T> target, Class<V> step, Plain<? super V, ? extends T> conversion) {
        for (Map<Class<?>, Cell<?, ?>> cells : rows.values()) {
            var first = (Cell<Object, V>) cells.get(step);
            if (first != null) {
                Cell<Object, T> both = (value, calendar) -> conversion.convert(first.convert(value, calendar));
                cells.putIfAbsent(target, both);
            }
        }
    }

    /** Ends the writing; returns this table. */
    public ConversionTable freeze() {
        Map<Class<?>, Map<Class<?>, Cell<?, ?>>> frozen = new HashMap<>();
        rows.forEach((source, cells) -> frozen.put(source, Map.copyOf(cells)));
        rows = Map.copyOf(frozen);
        return this;
    }

    /** The conversion of a boxed class to a boxed class; null where there is none. */
    @SuppressWarnings("unchecked")
    public Cell<Object, Object> cell(Class<?> source, Class<?> target) {
        Map<Class<?>, Cell<?, ?>> cells = rows.get(source);
        return cells == null ? null : (Cell<Object, Object>) cells.get(target);
    }

    /** The class that holds values of a primitive class; every other class is its own. */
    public static Class<?> box(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }
}
