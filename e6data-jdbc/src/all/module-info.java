/** The e6data JDBC driver with all that it needs, in the jar with the classifier {@code all}. */
module com.e6data.jdbc {
    requires java.logging;
    requires java.naming;
    requires transitive java.sql;
    requires static jdk.jfr;

    exports com.e6data.jdbc;
    exports com.e6data.jdbc.auth;
    exports com.e6data.jdbc.event;

    provides java.sql.Driver with
            com.e6data.jdbc.E6dataDriver;

    uses com.e6data.jdbc.shaded.grpc.LoadBalancerProvider;
    uses com.e6data.jdbc.shaded.grpc.ManagedChannelProvider;
    uses com.e6data.jdbc.shaded.grpc.NameResolverProvider;

    provides com.e6data.jdbc.shaded.grpc.LoadBalancerProvider with
            com.e6data.jdbc.shaded.grpc.internal.PickFirstLoadBalancerProvider;
    provides com.e6data.jdbc.shaded.grpc.NameResolverProvider with
            com.e6data.jdbc.shaded.grpc.internal.DnsNameResolverProvider;
}
