package com.e6data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.e6data.jdbc.type.E6Type;
import com.e6data.jdbc.type.TypeDescriptor;
import com.e6data.jdbc.vector.ResultColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class E6ResultSetMetaDataTest {

    @Test
    void describesAColumn() throws SQLException {
        ResultSetMetaData metadata =
                new E6ResultSetMetaData(List.of(Rows.column("Id:BIGINT"), Rows.column("s:VARCHAR")));
        assertThat(metadata.getColumnCount()).isEqualTo(2);
        assertThat(metadata.getColumnLabel(1)).isEqualTo("Id");
        assertThat(metadata.getColumnName(1)).isEqualTo("Id");
        assertThat(metadata.getColumnType(1)).isEqualTo(Types.BIGINT);
        assertThat(metadata.getColumnTypeName(1)).isEqualTo("BIGINT");
        assertThat(metadata.getColumnClassName(1)).isEqualTo("java.lang.Long");
        assertThat(metadata.getPrecision(1)).isEqualTo(19);
        assertThat(metadata.getScale(1)).isZero();
        assertThat(metadata.getColumnDisplaySize(1)).isEqualTo(20);
        assertThat(metadata.isSigned(1)).isTrue();
        assertThat(metadata.isSigned(2)).isFalse();
        assertThat(metadata.isCaseSensitive(2)).isTrue();
        assertThat(metadata.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullableUnknown);
        assertThat(metadata.getTableName(1)).isEmpty();
        assertThat(metadata.isReadOnly(1)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(E6Type.class)
    void everyTypeHasALoadableClassAndAPositiveWidth(E6Type type) throws Exception {
        ResultSetMetaData metadata = new E6ResultSetMetaData(List.of(Rows.column("c:" + type)));
        assertThat(Class.forName(metadata.getColumnClassName(1))).isEqualTo(type.javaClass());
        assertThat(metadata.getColumnDisplaySize(1)).isPositive();
    }

    @Test
    void aDecimalOfUnknownSizeIsNoWholeNumber() throws SQLException {
        ResultSetMetaData metadata = new E6ResultSetMetaData(List.of(
                new ResultColumn("a", TypeDescriptor.parse("DECIMAL128"), "", ""),
                new ResultColumn("b", TypeDescriptor.parse("decimal(7,2)"), "", "")));
        assertThat(metadata.getPrecision(1)).isZero();
        assertThat(metadata.getScale(1)).isZero();
        assertThat(metadata.getColumnDisplaySize(1)).isEqualTo(41);
        assertThat(metadata.getPrecision(2)).isEqualTo(7);
        assertThat(metadata.getScale(2)).isEqualTo(2);
    }

    @Test
    void anIndexOutsideNamesTheRange() {
        ResultSetMetaData metadata = new E6ResultSetMetaData(List.of(Rows.column("c:DATE")));
        assertThatThrownBy(() -> metadata.getColumnType(2))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("1..1");
    }
}
