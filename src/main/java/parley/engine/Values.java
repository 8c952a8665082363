package parley.engine;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the variables of a text stand for at one moment of a turn. */
record Values(
        Locale language,
        ZonedDateTime now,
        String message,
        String parameters,
        Person person,
        Map<String, Value> variables) {

    static Values at(Scenario scenario, Instant now, String message, String parameters, Person person) {
        return new Values(scenario.language(), now.atZone(scenario.zone()), message, parameters, person, Map.of());
    }

    Values with(Map<String, Value> newer) {
        return new Values(language, now, message, parameters, person, newer);
    }

    /** Empty where nobody knows. */
    Optional<Value> find(String name) {
        @Nullable Value own = variables.get(name);
        return (own == null ? builtIn(name) : Optional.of(own))
                .filter(value -> !value.raw().isBlank());
    }

    private Optional<Value> builtIn(String name) {
        Optional<Variable> variable = Variable.spelled(name);
        if (variable.isPresent()) {
            return Optional.of(of(variable.get()));
        }
        return name.startsWith(Variable.FACT)
                ? Optional.ofNullable(person.facts().get(name.substring(Variable.FACT.length())))
                        .map(Value::text)
                : Optional.empty();
    }

    private Value of(Variable variable) {
        return switch (variable) {
            case MESSAGE -> Value.text(message);
            case COMMAND_PARAMETERS -> Value.text(parameters);
            case PERSON_NAME -> Value.text(nameOfPerson());
            case PERSON_FIRST -> Value.text(person.firstName());
            case PERSON_LAST -> Value.text(person.lastName());
            case PERSON_DEPARTMENT -> Value.text(String.join(", ", person.departments()));
            case TODAY -> new Value(Value.Type.DATE, now.toLocalDate().toString());
            case NOW ->
                new Value(
                        Value.Type.TIME,
                        now.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        };
    }

    private String nameOfPerson() {
        return person.name().isBlank() ? (person.firstName() + " " + person.lastName()).strip() : person.name();
    }

    /** As people of the scenario's language read it; blank where nobody knows. */
    String show(Text.Part.Reference reference) {
        return find(reference.name())
                .map(value -> ShowValue.show(value, reference.format(), language))
                .orElseGet(reference::fallbackOrBlank);
    }
}
