package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.metadata.MemoryTable;
import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ResultColumn;
import com.e6data.jdbc.vector.ResultMetadata;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An array value: elements in memory, from {@code createArrayOf} or from the text in which arrays arrive. */
final class E6Array implements Array {

    private static final TypeDescriptor INDEX = TypeDescriptor.of(E6Type.INTEGER);

    private final TypeDescriptor elementType;
    private Object[] elements;

    private E6Array(TypeDescriptor elementType, Object[] elements) {
        this.elementType = elementType;
        this.elements = elements;
    }

    /**
     * An array of the caller's elements, in the class of their type.
     *
     * @throws SQLException 22003, 22007 or 22018 where an element is not of the type
     */
    static E6Array of(TypeDescriptor elementType, Object[] elements) throws SQLException {
        List<Object> converted = new ArrayList<>(elements.length);
        for (Object element : elements) {
            converted.add(element(elementType, element));
        }
        return ofRead(elementType, converted);
    }

    private static Object element(TypeDescriptor type, Object value) throws SQLException {
        return switch (type.type()) {
            case ARRAY -> value instanceof Object[] inner && type.element() != null ? of(type.element(), inner) : value;
            case MAP, STRUCT, OTHER, NULL -> value;
            default -> {
                Object bound = Binds.convert(value, type.type().jdbcType(), Binds.KEEP);
                yield bound == null
                        ? null
                        : Reads.convert(type, bound, type.type().javaClass(), null);
            }
        };
    }

    /** Elements in the class of their type, in an array of that class. */
    static E6Array ofRead(TypeDescriptor elementType, List<Object> elements) {
        Class<?> component = elementType.type().javaClass();
        boolean uniform = elements.stream().allMatch(e -> e == null || component.isInstance(e));
        Object[] array = uniform
                ? (Object[]) java.lang.reflect.Array.newInstance(component, elements.size())
                : new Object[elements.size()];
        return new E6Array(elementType, elements.toArray(array));
    }

    private Object[] content() throws SQLException {
        if (elements == null) {
            throw ErrorKind.INVALID_STATE.exception("The Array was freed.");
        }
        return elements;
    }

    /** The elements, for a text; empty once the array is freed. */
    List<Object> elements() {
        return elements == null ? List.of() : Arrays.asList(elements);
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        content();
        return elementType.sqlName();
    }

    @Override
    public int getBaseType() throws SQLException {
        content();
        return elementType.type().jdbcType();
    }

    /** An {@code Object[]} of the class that {@code ResultSet.getObject} has for the element's type. */
    @Override
    public Object getArray() throws SQLException {
        return content().clone();
    }

    /** e6data has no user-defined types, so the map has nothing to say. */
    @Override
    public Object getArray(Map<String, Class<?>> map) throws SQLException {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        Object[] content = content();
        int start = LobPositions.start(index, content.length);
        return Arrays.copyOfRange(content, start, start + LobPositions.count(count, content.length - start));
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    /** One row an element: its position from 1, and the element. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return getResultSet(1, content().length);
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        Object[] part = (Object[]) getArray(index, count);
        List<Object[]> rows = new ArrayList<>(part.length);
        for (int i = 0; i < part.length; i++) {
            rows.add(new Object[] {(int) index + i, columnValue(part[i])});
        }
        var columns = List.of(new ResultColumn("INDEX", INDEX, "", ""), new ResultColumn("VALUE", elementType, "", ""));
        return new E6ResultSet(new MemoryTable(new ResultMetadata(rows.size(), columns), rows));
    }

    private Object columnValue(Object element) throws SQLException {
        return element == null || elementType.type().isNested() ? textOrNull(element) : Binds.natural(element);
    }

    private static String textOrNull(Object element) {
        return element == null ? null : ValueText.of(element);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet(index, count);
    }

    @Override
    public void free() {
        elements = null;
    }

    @Override
    public String toString() {
        return elements == null ? "freed array" : ValueText.of(this);
    }
}
