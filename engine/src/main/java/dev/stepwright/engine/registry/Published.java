package dev.stepwright.engine.registry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is published of one state machine: its versions, and the aliases that lead to them.
 *
 * @param machine  when the machine was created, which tells it from an earlier one of the same name
 * @param last     the number that was given last; 0 when none was
 * @param versions in the order of their numbers
 * @param aliases  in the order of their names
 */
public record Published(Instant machine, long last, List<Version> versions, List<Alias> aliases) {

    /** Of a machine (AWS guide, "Service quotas"). */
    public static final int MOST_VERSIONS = 1_000;
    /** Of a machine (AWS guide, "Service quotas"). */
    public static final int MOST_ALIASES = 100;

    public Published {
        versions = List.copyOf(versions);
        aliases = List.copyOf(aliases);
        if (versions.size() > MOST_VERSIONS || aliases.size() > MOST_ALIASES) {
            throw new IllegalArgumentException("Expected at most " + MOST_VERSIONS + " versions and " + MOST_ALIASES + " aliases, found "
                    + versions.size() + " and " + aliases.size());
        }
    }

    static Published nothing(Machine machine) {
        return new Published(machine.created(), 0, List.of(), List.of());
    }

    public Optional<Version> version(long number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** The version of a revision, of which there is one at most. */
    public Optional<Version> versionOf(Revision revision) {
        return versions.stream().filter(version -> version.revision().equals(revision.id())).findFirst();
    }

    public Optional<Alias> alias(String name) {
        return aliases.stream().filter(alias -> alias.name().equals(name)).findFirst();
    }

    public List<Alias> aliasesOf(long version) {
        return aliases.stream().filter(alias -> alias.leadsTo(version)).toList();
    }

    /** With a version that has the number after the last. */
    public Published with(Revision revision, Instant created, Optional<String> descriptionKey) {
        var version = new Version(last + 1, revision.id(), created, descriptionKey);
        return new Published(machine, version.number(), Stream.concat(versions.stream(), Stream.of(version)).toList(), aliases);
    }

    public Published withoutVersion(long number) {
        return new Published(machine, last, versions.stream().filter(version -> version.number() != number).toList(), aliases);
    }

    /** With the alias, which takes the place of one of its name. */
    public Published with(Alias alias) {
        return new Published(machine, last, versions, Stream.concat(others(alias.name()), Stream.of(alias))
                .sorted(Comparator.comparing(Alias::name)).toList());
    }

    public Published withoutAlias(String name) {
        return new Published(machine, last, versions, others(name).toList());
    }

    private Stream<Alias> others(String name) {
        return aliases.stream().filter(alias -> !alias.name().equals(name));
    }
}
