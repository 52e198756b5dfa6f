package com.e6data.hibernate;

import com.e6data.hibernate.model.Model;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.Configuration;
import org.hibernate.query.CommonQueryContract;

/** A session factory over {@link StubConnections}. */
final class Stub implements AutoCloseable {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    private final StubConnections connections = new StubConnections();
    private final SessionFactory factory;
    private final List<String> startUp;

    Stub() {
        this(Map.of(), Model.entities());
    }

    Stub(Map<String, Object> settings, List<Class<?>> entities) {
        var configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.provider_class", connections);
        configuration.setProperty("hibernate.query.hql.json_functions_enabled", "true");
        configuration.setProperty("hibernate.query.hql.xml_functions_enabled", "true");
        settings.forEach((name, value) -> configuration.getProperties().put(name, value));
        entities.forEach(configuration::addAnnotatedClass);
        factory = configuration.buildSessionFactory();
        startUp = connections.takeStatements();
    }

    /** The SQL of starting: schema creation, if asked for. */
    List<String> startUp() {
        return startUp;
    }

    SessionFactory factory() {
        return factory;
    }

    /** The SQL that the work sends. */
    List<String> sqlOf(Consumer<Session> work) {
        connections.takeStatements();
        factory.inTransaction(work);
        return connections.takeStatements();
    }

    /** The SQL that the work sends through a stateless session. */
    List<String> sqlOfStateless(Consumer<StatelessSession> work) {
        connections.takeStatements();
        factory.inStatelessTransaction(work);
        return connections.takeStatements();
    }

    /** The one statement that an HQL text sends, with the model's parameter values. */
    String sql(String hql) {
        var statements = sqlOf(session -> {
            var first = hql.strip().split("\\s+")[0];
            if (List.of("insert", "update", "delete").contains(first)) {
                var query = session.createMutationQuery(hql);
                bind(query, hql);
                query.executeUpdate();
            } else {
                var query = session.createQuery(hql, Object.class);
                bind(query, hql);
                query.getResultList();
            }
        });
        return String.join("; ", statements);
    }

    private static void bind(CommonQueryContract query, String hql) {
        var parameters = Model.parameters();
        for (var name : (Iterable<String>) PARAMETER
                .matcher(hql.replaceAll("'[^']*'", ""))
                .results()
                .map(match -> match.group(1))
                .distinct()::iterator) {
            var value = parameters.get(name);
            if (value instanceof List<?> list) {
                query.setParameterList(name, list);
            } else {
                query.setParameter(name, value);
            }
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
