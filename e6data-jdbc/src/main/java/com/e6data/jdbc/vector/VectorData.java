package com.e6data.jdbc.vector;

import java.sql.SQLException;

/**
 * The data of a vector as indexed: which member it is and where its values lie.
 *
 * @param member the union member
 * @param count number of values; 1 for a constant
 * @param start position of the first value of fixed width
 * @param slices positions of values of variable width, else null
 * @param scale of decimals; 0 where the field is absent
 * @param zones of times, null where the field is absent
 */
record VectorData(Member member, int count, int start, Slices slices, int scale, Slices zones) {

    /** Reads the union {@code Data}; null where no known member is set or the member holds no value. */
    static VectorData read(ThriftReader in) throws SQLException {
        Member set = null;
        VectorData data = null;
        while (in.nextField()) {
            Member member = Member.of(in.fieldId());
            if (member == null || in.fieldType() != ThriftReader.STRUCT) {
                in.skipField();
                continue;
            }
            if (set != null) {
                throw in.malformed("the data union has two members, " + set.wireName() + " and " + member.wireName());
            }
            set = member;
            data = readMember(in, member);
        }
        return data;
    }

    private static VectorData readMember(ThriftReader in, Member member) throws SQLException {
        int count = -1;
        int start = 0;
        Slices slices = null;
        int scale = 0;
        Slices zones = null;
        while (in.nextField()) {
            if (in.isField(1, member.isList() ? ThriftReader.LIST : member.valueType())) {
                count = member.isList() ? elements(in, member.valueType(), member.wireName()) : 1;
                start = in.position();
                if (member.isVariable()) {
                    slices = slices(in, member.isList(), count);
                } else {
                    in.advance(count * member.width());
                }
            } else if (member.hasScale() && in.isField(2, ThriftReader.I32)) {
                scale = in.i32();
            } else if (member.hasZone() && in.isField(2, member.isList() ? ThriftReader.LIST : ThriftReader.BINARY)) {
                int zoneCount = member.isList() ? elements(in, ThriftReader.BINARY, "zoneData") : 1;
                zones = slices(in, member.isList(), zoneCount);
            } else {
                in.skipField();
            }
        }
        return count < 0 ? null : new VectorData(member, count, start, slices, scale, zones);
    }

    private static Slices slices(ThriftReader in, boolean list, int count) throws SQLException {
        return list ? Slices.list(in, count) : Slices.constant(in);
    }

    /** Reads the head of a list of a known type. Only an empty one may name another. */
    static int elements(ThriftReader in, int type, String name) throws SQLException {
        int count = in.listHeader();
        if (count > 0 && in.elementType() != type) {
            throw in.malformed(
                    name + " has elements of Thrift type " + in.elementType() + " where " + type + " belongs");
        }
        return count;
    }

    /** Distance from one row's value to the next row's. */
    int stride() {
        return member.isList() ? member.width() : 0;
    }
}
