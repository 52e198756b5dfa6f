package com.e6data.jdbc;

import com.e6data.jdbc.auth.E6dataTokenSupplier;
import com.e6data.jdbc.config.E6Property;
import com.e6data.jdbc.event.E6dataDriverListener;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import javax.sql.CommonDataSource;

/**
 * The bean properties that the data sources have in common: one for each driver property, and the standard ones of
 * JDBC. Getters give the default where nothing was set. Setters are for set-up; afterwards any thread may ask for
 * connections.
 *
 * <p>Neither a {@link Reference} nor the serialized form contains a secret.
 */
abstract class DataSourceBean implements CommonDataSource, Referenceable, Serializable {

    private static final long serialVersionUID = 1;

    final transient DataSourceSettings settings = new DataSourceSettings();
    private transient volatile PrintWriter logWriter;

    DataSourceBean() {}

    private boolean flag(E6Property property) {
        return Boolean.parseBoolean(settings.get(property));
    }

    /** What was set, which may be wrong until the connection is made; 0 where it is no number. */
    private long number(E6Property property) {
        try {
            return Long.parseLong(settings.get(property).trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    // Where

    public String getUrl() {
        return settings.place(DataSourceSettings.URL);
    }

    /** The JDBC URL. Its host counts before the server name, its parameters before the other properties. */
    public void setUrl(String url) {
        settings.place(DataSourceSettings.URL, url);
    }

    public String getServerName() {
        return settings.place(DataSourceSettings.SERVER_NAME);
    }

    /** Host name or address, or several that are separated by commas, instead of a URL; null for none. */
    public void setServerName(String serverName) {
        settings.place(DataSourceSettings.SERVER_NAME, serverName);
    }

    public int getPortNumber() {
        String port = settings.place(DataSourceSettings.PORT_NUMBER);
        return port == null ? 0 : Integer.parseInt(port);
    }

    /** Port, together with the server name, for hosts in it that name none; 0 for 443 with TLS and 80 without. */
    public void setPortNumber(int portNumber) {
        settings.place(DataSourceSettings.PORT_NUMBER, portNumber == 0 ? null : Integer.toString(portNumber));
    }

    public String getDatabaseName() {
        return getDatabase();
    }

    /** The standard name of {@link #setDatabase}. */
    public void setDatabaseName(String databaseName) {
        setDatabase(databaseName);
    }

    public String getDescription() {
        return settings.place(DataSourceSettings.DESCRIPTION);
    }

    /** For those who administer the data source; without effect. */
    public void setDescription(String description) {
        settings.place(DataSourceSettings.DESCRIPTION, description);
    }

    // One for each driver property

    public String getUser() {
        return settings.get(E6Property.USER);
    }

    /** E-mail address of the user; null for none. */
    public void setUser(String user) {
        settings.put(E6Property.USER, user);
    }

    public String getPassword() {
        return settings.get(E6Property.PASSWORD);
    }

    /** Personal access token of the user; null for none. */
    public void setPassword(String password) {
        settings.put(E6Property.PASSWORD, password);
    }

    public String getAccessToken() {
        return settings.get(E6Property.ACCESS_TOKEN);
    }

    /** OAuth access token, instead of user and password; null for none. */
    public void setAccessToken(String accessToken) {
        settings.put(E6Property.ACCESS_TOKEN, accessToken);
    }

    public String getAccessTokenFile() {
        return settings.get(E6Property.ACCESS_TOKEN_FILE);
    }

    /** File with an OAuth access token, instead of user and password; null for none. */
    public void setAccessTokenFile(String accessTokenFile) {
        settings.put(E6Property.ACCESS_TOKEN_FILE, accessTokenFile);
    }

    public E6dataTokenSupplier getAccessTokenSupplier() {
        return settings.tokenSupplier();
    }

    /** Gives OAuth access tokens, instead of user and password; null for none. Not stored with the data source. */
    public void setAccessTokenSupplier(E6dataTokenSupplier accessTokenSupplier) {
        settings.tokenSupplier(accessTokenSupplier);
    }

    public String getCatalog() {
        return settings.get(E6Property.CATALOG);
    }

    /** Catalog for unqualified names; null for the cluster's default. */
    public void setCatalog(String catalog) {
        settings.put(E6Property.CATALOG, catalog);
    }

    public String getDatabase() {
        return settings.get(E6Property.DATABASE);
    }

    /** Schema for unqualified names; null for none. */
    public void setDatabase(String database) {
        settings.put(E6Property.DATABASE, database);
    }

    public boolean isSecure() {
        return flag(E6Property.SECURE);
    }

    /** True for TLS. */
    public void setSecure(boolean secure) {
        settings.put(E6Property.SECURE, Boolean.toString(secure));
    }

    public String getClusterName() {
        return settings.get(E6Property.CLUSTER_NAME);
    }

    /** Cluster to route to at a shared endpoint; null for none. */
    public void setClusterName(String clusterName) {
        settings.put(E6Property.CLUSTER_NAME, clusterName);
    }

    public String getClusterUuid() {
        return settings.get(E6Property.CLUSTER_UUID);
    }

    /** Older way to name the cluster; null for none. */
    public void setClusterUuid(String clusterUuid) {
        settings.put(E6Property.CLUSTER_UUID, clusterUuid);
    }

    public String getColourCacheFile() {
        return settings.get(E6Property.COLOUR_CACHE_FILE);
    }

    /** File in which the JVMs of a host share the colour that they have last seen; null for none. */
    public void setColourCacheFile(String colourCacheFile) {
        settings.put(E6Property.COLOUR_CACHE_FILE, colourCacheFile);
    }

    public String getSslCert() {
        return settings.get(E6Property.SSL_CERT);
    }

    /** Certificates to trust, as the path of a PEM file or as PEM text; null for the JVM's. */
    public void setSslCert(String sslCert) {
        settings.put(E6Property.SSL_CERT, sslCert);
    }

    public String getTrustStore() {
        return settings.get(E6Property.TRUST_STORE);
    }

    /** Path of a PKCS12 or JKS trust store; null for the JVM's. */
    public void setTrustStore(String trustStore) {
        settings.put(E6Property.TRUST_STORE, trustStore);
    }

    public String getTrustStorePassword() {
        return settings.get(E6Property.TRUST_STORE_PASSWORD);
    }

    /** Password of the trust store; null for none. */
    public void setTrustStorePassword(String trustStorePassword) {
        settings.put(E6Property.TRUST_STORE_PASSWORD, trustStorePassword);
    }

    public String getClientCert() {
        return settings.get(E6Property.CLIENT_CERT);
    }

    /** Certificate of the client, as the path of a PEM file or as PEM text; null for none. */
    public void setClientCert(String clientCert) {
        settings.put(E6Property.CLIENT_CERT, clientCert);
    }

    public String getClientKey() {
        return settings.get(E6Property.CLIENT_KEY);
    }

    /** Private key of the client, as the path of a PEM file or as PEM text; null for none. */
    public void setClientKey(String clientKey) {
        settings.put(E6Property.CLIENT_KEY, clientKey);
    }

    public String getClientKeyPassword() {
        return settings.get(E6Property.CLIENT_KEY_PASSWORD);
    }

    /** Password of an encrypted client key; null for none. */
    public void setClientKeyPassword(String clientKeyPassword) {
        settings.put(E6Property.CLIENT_KEY_PASSWORD, clientKeyPassword);
    }

    public String getKeyStore() {
        return settings.get(E6Property.KEY_STORE);
    }

    /** Path of a PKCS12 or JKS key store with the certificate and key of the client; null for none. */
    public void setKeyStore(String keyStore) {
        settings.put(E6Property.KEY_STORE, keyStore);
    }

    public String getKeyStorePassword() {
        return settings.get(E6Property.KEY_STORE_PASSWORD);
    }

    /** Password of the key store; null for none. */
    public void setKeyStorePassword(String keyStorePassword) {
        settings.put(E6Property.KEY_STORE_PASSWORD, keyStorePassword);
    }

    public int getConnectTimeout() {
        return (int) number(E6Property.CONNECT_TIMEOUT);
    }

    /** Longest time to connect to one address, in seconds; 0 leaves it to the driver. */
    public void setConnectTimeout(int connectTimeout) {
        settings.put(E6Property.CONNECT_TIMEOUT, Integer.toString(connectTimeout));
    }

    public int getPrepareTimeout() {
        return (int) number(E6Property.PREPARE_TIMEOUT);
    }

    /** Longest time to prepare, start and describe one statement, in seconds. */
    public void setPrepareTimeout(int prepareTimeout) {
        settings.put(E6Property.PREPARE_TIMEOUT, Integer.toString(prepareTimeout));
    }

    public int getMetadataTimeout() {
        return (int) number(E6Property.METADATA_TIMEOUT);
    }

    /** Longest time for one catalog, status or plan request, in seconds. */
    public void setMetadataTimeout(int metadataTimeout) {
        settings.put(E6Property.METADATA_TIMEOUT, Integer.toString(metadataTimeout));
    }

    public int getMetadataCacheTtl() {
        return (int) number(E6Property.METADATA_CACHE_TTL);
    }

    /** How long metadata may be answered from earlier answers of the server, in seconds; 0 always asks. */
    public void setMetadataCacheTtl(int metadataCacheTtl) {
        settings.put(E6Property.METADATA_CACHE_TTL, Integer.toString(metadataCacheTtl));
    }

    public boolean isAutoResume() {
        return flag(E6Property.AUTO_RESUME);
    }

    /** True to resume a suspended cluster and wait for it. */
    public void setAutoResume(boolean autoResume) {
        settings.put(E6Property.AUTO_RESUME, Boolean.toString(autoResume));
    }

    public int getAutoResumeTimeout() {
        return (int) number(E6Property.AUTO_RESUME_TIMEOUT);
    }

    /** Longest time to wait for a suspended cluster, in seconds. */
    public void setAutoResumeTimeout(int autoResumeTimeout) {
        settings.put(E6Property.AUTO_RESUME_TIMEOUT, Integer.toString(autoResumeTimeout));
    }

    public boolean isPlannerSelection() {
        return flag(E6Property.PLANNER_SELECTION);
    }

    /** Whether to ask the cluster for a planner before each statement, and to wait for one. */
    public void setPlannerSelection(boolean plannerSelection) {
        settings.put(E6Property.PLANNER_SELECTION, Boolean.toString(plannerSelection));
    }

    public int getKeepAliveTime() {
        return (int) number(E6Property.KEEP_ALIVE_TIME);
    }

    /** Pause without traffic after which the connection is probed, in seconds. */
    public void setKeepAliveTime(int keepAliveTime) {
        settings.put(E6Property.KEEP_ALIVE_TIME, Integer.toString(keepAliveTime));
    }

    public int getKeepAliveTimeout() {
        return (int) number(E6Property.KEEP_ALIVE_TIMEOUT);
    }

    /** Time for the answer to such a probe, in seconds. */
    public void setKeepAliveTimeout(int keepAliveTimeout) {
        settings.put(E6Property.KEEP_ALIVE_TIMEOUT, Integer.toString(keepAliveTimeout));
    }

    public boolean isKeepAliveWithoutCalls() {
        return flag(E6Property.KEEP_ALIVE_WITHOUT_CALLS);
    }

    /** True to probe also while no request is running. */
    public void setKeepAliveWithoutCalls(boolean keepAliveWithoutCalls) {
        settings.put(E6Property.KEEP_ALIVE_WITHOUT_CALLS, Boolean.toString(keepAliveWithoutCalls));
    }

    public int getIdleTimeout() {
        return (int) number(E6Property.IDLE_TIMEOUT);
    }

    /** Time without a request after which the socket is closed, in seconds; 0 keeps it open. */
    public void setIdleTimeout(int idleTimeout) {
        settings.put(E6Property.IDLE_TIMEOUT, Integer.toString(idleTimeout));
    }

    public long getMaxInboundMessageSize() {
        return number(E6Property.MAX_INBOUND_MESSAGE_SIZE);
    }

    /** Largest response to accept, in bytes. */
    public void setMaxInboundMessageSize(long maxInboundMessageSize) {
        settings.put(E6Property.MAX_INBOUND_MESSAGE_SIZE, Long.toString(maxInboundMessageSize));
    }

    public long getMaxOutboundMessageSize() {
        return number(E6Property.MAX_OUTBOUND_MESSAGE_SIZE);
    }

    /** Largest request to send, in bytes. */
    public void setMaxOutboundMessageSize(long maxOutboundMessageSize) {
        settings.put(E6Property.MAX_OUTBOUND_MESSAGE_SIZE, Long.toString(maxOutboundMessageSize));
    }

    public long getFetchBufferBytes() {
        return number(E6Property.FETCH_BUFFER_BYTES);
    }

    /** Rows are read ahead while less than this waits to be read, in bytes. */
    public void setFetchBufferBytes(long fetchBufferBytes) {
        settings.put(E6Property.FETCH_BUFFER_BYTES, Long.toString(fetchBufferBytes));
    }

    public int getFetchBufferBatches() {
        return (int) number(E6Property.FETCH_BUFFER_BATCHES);
    }

    /** Rows are read ahead while fewer batches than this wait to be read. */
    public void setFetchBufferBatches(int fetchBufferBatches) {
        settings.put(E6Property.FETCH_BUFFER_BATCHES, Integer.toString(fetchBufferBatches));
    }

    public long getScrollBufferBytes() {
        return number(E6Property.SCROLL_BUFFER_BYTES);
    }

    /** Largest result that a scrollable result set may keep in memory, in bytes. */
    public void setScrollBufferBytes(long scrollBufferBytes) {
        settings.put(E6Property.SCROLL_BUFFER_BYTES, Long.toString(scrollBufferBytes));
    }

    public String getParameterBinding() {
        return settings.get(E6Property.PARAMETER_BINDING);
    }

    /** Who puts parameters into the text: {@code client} or {@code server}. */
    public void setParameterBinding(String parameterBinding) {
        settings.put(E6Property.PARAMETER_BINDING, parameterBinding);
    }

    public String getStringEscapes() {
        return settings.get(E6Property.STRING_ESCAPES);
    }

    /** How the engine reads string literals: {@code backslash} or {@code standard}. */
    public void setStringEscapes(String stringEscapes) {
        settings.put(E6Property.STRING_ESCAPES, stringEscapes);
    }

    public String getApplicationName() {
        return settings.get(E6Property.APPLICATION_NAME);
    }

    /** Name of the application for the server's logs; null for none. */
    public void setApplicationName(String applicationName) {
        settings.put(E6Property.APPLICATION_NAME, applicationName);
    }

    /** Seconds for one attempt to connect and log in; 0 for the driver's default. */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        Arguments.notNegative("Login timeout", seconds);
        settings.put(E6Property.LOGIN_TIMEOUT, seconds == 0 ? null : Integer.toString(seconds));
    }

    /** 0 where none was set. */
    @Override
    public int getLoginTimeout() {
        return settings.given(E6Property.LOGIN_TIMEOUT) == null ? 0 : (int) number(E6Property.LOGIN_TIMEOUT);
    }

    /**
     * Sets any driver property by its name; null removes it. Parameters of the URL win over it.
     *
     * @throws SQLException HY024 where the name is null
     */
    public void setProperty(String name, String value) throws SQLException {
        settings.putAny(Arguments.notNull("Property name", name), value);
    }

    /** Adds driver properties; null adds none. */
    public void setProperties(Properties added) {
        if (added != null) {
            added.stringPropertyNames().forEach(name -> settings.putAny(name, added.getProperty(name)));
        }
    }

    public E6dataDriverListener getDriverListener() {
        return settings.listener();
    }

    /** Is told what the connections of this data source do; null for nobody. Neither stored nor serialized. */
    public void setDriverListener(E6dataDriverListener driverListener) {
        settings.listener(driverListener);
    }

    // Common to all data sources

    /** Kept, never written to: the driver logs through {@link System.Logger}. */
    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("com.e6data.jdbc");
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        throw E6ConnectionBuilder.noSharding();
    }

    /** For JNDI: all settings but secrets, which the administrator adds, or the application gives when it connects. */
    @Override
    public Reference getReference() {
        var reference = new Reference(getClass().getName(), E6dataDataSourceFactory.class.getName(), null);
        settings.withoutSecrets().forEach((name, value) -> {
            RefAddr address = new StringRefAddr(name, value);
            reference.add(address);
        });
        return reference;
    }

    /** Serialized are the settings but secrets; see {@link DataSourceSerialForm}. */
    final Object writeReplace() {
        return new DataSourceSerialForm(getClass().getSimpleName(), settings.withoutSecrets());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("A data source is read from its serial form only");
    }

    /** Without user, token and other secrets. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + settings + "]";
    }
}
