package com.e6data.jdbc;

import com.e6data.jdbc.error.ErrorKind;
import com.e6data.jdbc.metadata.MemoryTable;
import com.e6data.jdbc.type.Conversions;
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

    private static final TypeDescriptor TEXT = TypeDescriptor.of(E6Type.VARCHAR);
    private static final TypeDescriptor INDEX = TypeDescriptor.of(E6Type.INTEGER);

    private final TypeDescriptor elementType;
    private Object[] elements;

    private E6Array(TypeDescriptor elementType, Object[] elements) {
        this.elementType = elementType;
        this.elements = elements;
    }

    /** An array of the caller's elements, which are copied. */
    static E6Array of(TypeDescriptor elementType, Object[] elements) {
        return new E6Array(elementType, elements.clone());
    }

    /**
     * Reads the text of an array.
     *
     * @param elementType null where it is unknown: elements are then texts
     * @throws SQLException 22018 where the text is no array or an element is not of its type
     */
    static E6Array parse(String text, TypeDescriptor elementType) throws SQLException {
        TypeDescriptor type = elementType == null ? TEXT : elementType;
        List<String> texts = ArrayText.elements(text);
        Class<?> target = type.type().javaClass() == Object.class
                ? String.class
                : type.type().javaClass();
        Object[] elements = new Object[texts.size()];
        for (int i = 0; i < elements.length; i++) {
            String element = texts.get(i);
            elements[i] = element == null
                    ? null
                    : type.type() == E6Type.ARRAY
                            ? parse(element, type.element())
                            : Conversions.convert(element, target, null);
        }
        return new E6Array(type, elements);
    }

    private Object[] content() throws SQLException {
        if (elements == null) {
            throw ErrorKind.INVALID_STATE.exception("The Array was freed.");
        }
        return elements;
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

    @Override
    public Object getArray() throws SQLException {
        return content().clone();
    }

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
            Object value = part[i] instanceof E6Array array ? array.toString() : part[i];
            rows.add(new Object[] {(int) index + i, value == null ? null : Binds.natural(value)});
        }
        var columns = List.of(new ResultColumn("INDEX", INDEX, "", ""), new ResultColumn("VALUE", elementType, "", ""));
        return new E6ResultSet(new MemoryTable(new ResultMetadata(rows.size(), columns), rows));
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
        return elements == null ? "freed array" : Arrays.deepToString(elements);
    }
}
