package com.e6data.jdbc;

import com.e6data.jdbc.type.TypeDescriptor;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;

/** A struct value: attributes in memory, from {@code createStruct} or from the text in which structs arrive. */
final class E6Struct implements Struct {

    private final TypeDescriptor type;
    private final Object[] attributes;

    /**
     * Keeps the array.
     *
     * @param type with one field for each attribute where the fields are known
     */
    E6Struct(TypeDescriptor type, Object[] attributes) {
        this.type = type;
        this.attributes = attributes;
    }

    TypeDescriptor type() {
        return type;
    }

    /** The text of the type: {@code struct<a:int,b:string>}. */
    @Override
    public String getSQLTypeName() {
        return type.engineText();
    }

    @Override
    public Object[] getAttributes() {
        return attributes.clone();
    }

    /** e6data has no user-defined types, so the map has nothing to say. */
    @Override
    public Object[] getAttributes(Map<String, Class<?>> map) throws SQLException {
        return getAttributes();
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
