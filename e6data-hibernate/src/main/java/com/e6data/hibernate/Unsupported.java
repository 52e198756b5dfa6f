package com.e6data.hibernate;

import org.hibernate.HibernateException;
import org.hibernate.query.SemanticException;

/** The one place that words what e6data cannot do: it names the feature and what to use instead. */
final class Unsupported {

    /** The query's text is not known here; Hibernate adds it. */
    private static final String NO_QUERY = null;

    private Unsupported() {}

    /** A function in a query; found when the query is read. */
    static SemanticException function(String name, String instead) {
        return new SemanticException(sentence("function " + name, instead), NO_QUERY);
    }

    /** A clause or predicate in a query. */
    static SemanticException clause(String clause, String instead) {
        return new SemanticException(sentence(clause, instead), NO_QUERY);
    }

    /** A mapping, a schema object or an operation of the session. */
    static HibernateException feature(String feature, String instead) {
        return new HibernateException(sentence(feature, instead));
    }

    private static String sentence(String what, String instead) {
        return what + " is not supported by e6data" + (instead.isEmpty() ? "" : "; " + instead);
    }
}
