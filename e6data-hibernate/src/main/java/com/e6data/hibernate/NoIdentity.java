package com.e6data.hibernate;

import org.hibernate.MappingException;
import org.hibernate.dialect.identity.IdentityColumnSupportImpl;
import org.hibernate.id.insert.GetGeneratedKeysDelegate;
import org.hibernate.persister.entity.EntityPersister;

/** The engine numbers no rows: a mapping that asks for it is refused by name. */
final class NoIdentity extends IdentityColumnSupportImpl {

    static final NoIdentity INSTANCE = new NoIdentity();

    private NoIdentity() {}

    @Override
    public String getIdentityColumnString(int type) {
        throw refused();
    }

    @Override
    public String getIdentitySelectString(String table, String column, int type) {
        throw refused();
    }

    @Override
    public boolean hasIdentityInsertKeyword() {
        throw refused();
    }

    @Override
    public GetGeneratedKeysDelegate buildGetGeneratedKeysDelegate(EntityPersister persister) {
        throw refused();
    }

    private static MappingException refused() {
        return new MappingException(
                "GenerationType.IDENTITY is not supported by e6data; assign ids or use GenerationType.UUID");
    }
}
