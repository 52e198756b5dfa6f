package com.e6data.demo.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

/** Remembers the SQL that was sent; Hibernate reports each statement to it. Used from one thread. */
@Component
public class SentSql implements StatementInspector, HibernatePropertiesCustomizer {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> statements = new ArrayList<>();

    /** For statements that do not go through Hibernate. */
    public void record(String sql) {
        statements.add(sql);
    }

    /** The statements since the last call, in order. */
    public List<String> take() {
        var taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    public String inspect(String sql) {
        record(sql);
        return sql;
    }

    @Override
    public void customize(Map<String, Object> hibernateProperties) {
        hibernateProperties.put(JdbcSettings.STATEMENT_INSPECTOR, this);
    }
}
