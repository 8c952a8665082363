package parley.authoring;

import java.util.List;

/**
 * What is wrong with a bot or a command, at which field, in words the pages can translate.
 *
 * @param details values for the sentence, in its order: a limit, a code of the portal, the number of a topic, a language
 */
public record Problem(Field field, Kind kind, List<Object> details) {
    public Problem {
        details = List.copyOf(details);
    }

    public Problem(Field field, Kind kind, Object... details) {
        this(field, kind, List.of(details));
    }

    /** Where on the form a problem belongs. */
    public enum Field {
        WHOLE,
        CODE,
        KIND,
        NAME,
        LAST_NAME,
        COLOR,
        EMAIL,
        BIRTHDAY,
        POSITION,
        WEBSITE,
        GENDER,
        PHOTO,
        LANGUAGE,
        GREETING,
        TOPICS,
        FALLBACK,
        COMMAND,
        COMMAND_NAME,
        COMMAND_TITLES,
        COMMAND_PARAMETERS,
        COMMAND_TOPIC
    }

    /** What is wrong. */
    public enum Kind {
        MISSING,
        TOO_LONG,
        NOT_A_CODE,
        CODE_TAKEN,
        NAME_MISSING,
        NOT_AN_EMAIL,
        EMAIL_TAKEN,
        NOT_A_DATE,
        DATE_IN_FUTURE,
        NOT_AN_ADDRESS,
        NOT_A_CHOICE,
        NOT_A_PICTURE,
        PICTURE_BROKEN,
        PICTURE_IS_SVG,
        PICTURE_UNFOLDS,
        PICTURE_TOO_LARGE,
        WEBP_TOO_LARGE,
        FILE_TOO_LARGE,
        TOO_MANY_TOPICS,
        TOPIC_WITHOUT_WORDINGS,
        TOPIC_WITHOUT_REPLY,
        TOPIC_TOO_LARGE,
        WORDING_TAKEN,
        UNKNOWN_VARIABLE,
        NOT_A_COMMAND,
        COMMAND_TAKEN,
        TITLES_MISSING,
        TITLE_MISSING,
        TOO_MANY_COMMANDS,
        LIMIT_REACHED,
        HANDLER_REFUSED,
        CODE_REFUSED,
        FOREIGN_BOT,
        GONE_FROM_PORTAL,
        SCOPE_MISSING,
        RIGHTS_MISSING,
        PLAN_WITHOUT_ACCESS,
        UNPAID,
        CONFIRMATION_AWAITED,
        CONFIRMATION_DENIED,
        METHOD_MISSING,
        ACCESS_LOST,
        AUTHORIZATION_UNREACHABLE,
        AUTHORIZATION_REFUSED,
        INSTALLATION_UNCLEAR,
        CLOCKS_DISAGREE,
        PORTAL_BUSY,
        PORTAL_RESTS,
        PORTAL_BLOCKED,
        PORTAL_CLOSED,
        PORTAL_MOVED,
        PORTAL_GONE,
        PORTAL_UNREACHABLE,
        PORTAL_FAILED,
        FIREWALL,
        COMMAND_REFUSED,
        COMMAND_TITLE_MISSING,
        COMMAND_GONE,
        UNEXPLAINED,
        REFUSED,
        KIND_IS_FINAL,
        CHANGED_MEANWHILE,
        DELETED_MEANWHILE
    }
}
