package com.e6data.hibernate;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.tool.schema.spi.Exporter;

/** Unique keys, foreign keys and indexes do not exist in the engine: they are left out of the schema. */
final class NoConstraints {

    static final UniqueDelegate UNIQUE = new UniqueDelegate() {
        @Override
        public String getColumnDefinitionUniquenessFragment(Column column, SqlStringGenerationContext context) {
            return "";
        }

        @Override
        public String getTableCreationUniqueConstraintsFragment(Table table, SqlStringGenerationContext context) {
            return "";
        }

        @Override
        public String getAlterTableToAddUniqueKeyCommand(
                UniqueKey key, Metadata metadata, SqlStringGenerationContext context) {
            return "";
        }

        @Override
        public String getAlterTableToDropUniqueKeyCommand(
                UniqueKey key, Metadata metadata, SqlStringGenerationContext context) {
            return "";
        }
    };

    private NoConstraints() {}

    static <T extends Exportable> Exporter<T> exporter() {
        return new Exporter<>() {
            @Override
            public String[] getSqlCreateStrings(T object, Metadata metadata, SqlStringGenerationContext context) {
                return NO_COMMANDS;
            }

            @Override
            public String[] getSqlDropStrings(T object, Metadata metadata, SqlStringGenerationContext context) {
                return NO_COMMANDS;
            }
        };
    }
}
