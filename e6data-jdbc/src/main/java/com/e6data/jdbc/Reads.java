package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.type.ConversionTable;
import com.e6data.jdbc.type.Conversions;
import com.e6data.jdbc.type.DateTimeText;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.NestedText;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.type.TypedText;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The one table of reads: which value of which e6data type can be had as which Java class. The conversions between
 * values are those of {@link Conversions}; here come the objects of {@code java.sql}, and arrays, maps and structs out
 * of their texts (protocol 7.7).
 *
 * <p>{@code List} and {@code Map} hold lists and maps again; {@code Array} and {@code Struct} hold the classes of
 * {@code ResultSet.getObject}.
 */
final class Reads {

    private static final NestedText.Builder OBJECTS = new NestedText.Builder() {
        @Override
        public Object array(TypeDescriptor element, List<Object> elements) {
            return E6Array.ofRead(element, elements);
        }

        @Override
        public Object struct(TypeDescriptor type, Object[] attributes) {
            return new E6Struct(type, attributes);
        }
    };

    private static final ConversionTable TABLE = write();

    private Reads() {}

    private static ConversionTable write() {
        ConversionTable table = Conversions.newTable();
        table.from(TypedText.OfTime.class, LocalTime.class, v -> DateTimeText.toTime(v.text()))
                .to(OffsetTime.class, v -> DateTimeText.toOffsetTime(v.text()))
                .to(String.class, TypedText::text)
                .to(Reader.class, v -> new StringReader(v.text()));
        table.<TypedText.OfArray>from(TypedText.OfArray.class)
                .to(String.class, TypedText::text)
                .to(Array.class, Reads::array)
                .to(Object[].class, v -> (Object[]) array(v).getArray())
                .to(List.class, Reads::list)
                .to(Collection.class, Reads::list);
        table.<TypedText.OfMap>from(TypedText.OfMap.class)
                .to(String.class, TypedText::text)
                .to(Map.class, v -> (Map<?, ?>) NestedText.read(v.text(), v.type(), NestedText.COLLECTIONS));
        table.<TypedText.OfStruct>from(TypedText.OfStruct.class)
                .to(String.class, TypedText::text)
                .to(Struct.class, v -> (Struct) NestedText.read(v.text(), v.type(), OBJECTS))
                .to(Map.class, v -> (Map<?, ?>) NestedText.read(v.text(), v.type(), NestedText.COLLECTIONS));
        table.derive(Reader.class, String.class, StringReader::new);
        table.derive(Blob.class, byte[].class, MemoryBlob::new);
        table.derive(Clob.class, String.class, MemoryClob::new);
        table.derive(NClob.class, String.class, MemoryClob::new);
        return table.freeze();
    }

    /**
     * Converts a value of a column.
     *
     * @param value in its natural class, not null
     * @param target may be primitive
     * @param calendar zone for {@code java.sql} dates; null for the JVM's
     * @throws SQLException 22003 where the value does not fit, 22007 and 22018 where a text is wrong or no conversion
     *     exists
     */
    @SuppressWarnings("unchecked")
    static <T> T convert(TypeDescriptor type, Object value, Class<T> target, Calendar calendar) throws SQLException {
        Object source = TypedText.of(type, value);
        Class<?> boxed = ConversionTable.box(target);
        ConversionTable.Cell<Object, Object> cell = TABLE.cell(source.getClass(), boxed);
        if (cell != null) {
            // A primitive class cannot cast, though its box is what the caller gets.
            return (T) cell.convert(source, calendar);
        }
        if (boxed.isInstance(value) && boxed != Object.class) {
            return (T) value;
        }
        if (source instanceof TypedText.OfArray array && isElementArray(boxed)) {
            return (T) elements(list(array), boxed.getComponentType());
        }
        throw ErrorKind.INVALID_CONVERSION.exception(
                "A " + type.sqlName() + " cannot be read as " + target.getTypeName() + ". getObject gives it as "
                        + type.type().javaClass().getTypeName() + ".");
    }

    /** True where values of the type can be had as the class, though not every value may fit. */
    static boolean exists(E6Type type, Class<?> target) {
        Class<?> source = switch (type) {
            case BOOLEAN -> Boolean.class;
            case TINYINT, SMALLINT, INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case REAL -> Float.class;
            case DOUBLE -> Double.class;
            case DECIMAL -> java.math.BigDecimal.class;
            case VARBINARY -> byte[].class;
            case DATE -> java.time.LocalDate.class;
            case TIME -> TypedText.OfTime.class;
            case TIMESTAMP -> java.time.LocalDateTime.class;
            case TIMESTAMP_WITH_TIMEZONE -> java.time.OffsetDateTime.class;
            case ARRAY -> TypedText.OfArray.class;
            case MAP -> TypedText.OfMap.class;
            case STRUCT -> TypedText.OfStruct.class;
            case CHAR, VARCHAR, NULL, OTHER -> String.class;
        };
        return TABLE.cell(source, ConversionTable.box(target)) != null;
    }

    private static E6Array array(TypedText.OfArray value) throws SQLException {
        return (E6Array) NestedText.read(value.text(), value.type(), OBJECTS);
    }

    private static List<?> list(TypedText.OfArray value) throws SQLException {
        return (List<?>) NestedText.read(value.text(), value.type(), NestedText.COLLECTIONS);
    }

    /** Bytes are a value of their own, not an array of numbers. */
    private static boolean isElementArray(Class<?> target) {
        return target.isArray() && target != byte[].class;
    }

    /** An array of a class that the elements convert to; arrays of arrays go down with the lists. */
    private static Object elements(List<?> list, Class<?> component) throws SQLException {
        Object array = java.lang.reflect.Array.newInstance(component, list.size());
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if (element == null && component.isPrimitive()) {
                throw ErrorKind.INVALID_CONVERSION.exception(
                        "Element " + (i + 1) + " is NULL, which an array of " + component + " cannot hold.");
            }
            if (element instanceof List<?> inner && component.isArray()) {
                java.lang.reflect.Array.set(array, i, elements(inner, component.getComponentType()));
            } else if (element != null) {
                java.lang.reflect.Array.set(array, i, element(element, component));
            }
        }
        return array;
    }

    private static Object element(Object element, Class<?> component) throws SQLException {
        return component.isInstance(element) ? element : Conversions.convert(Binds.natural(element), component, null);
    }
}
