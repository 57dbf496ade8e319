package dev.stepwright.local.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection with its prepared statements. For one thread at a time. */
public final class Session implements AutoCloseable {

    /** Makes a value of the row the result set stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement that changes rows; how many it changed. */
    public int update(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    public <T> List<T> all(Row<T> row, String sql, Object... values) throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = bound(sql, values).executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    public <T> Optional<T> first(Row<T> row, String sql, Object... values) throws SQLException {
        try (var rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (var i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, java.sql.Types.NULL);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new AssertionError("cannot bind a " + values[i].getClass());
            }
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
