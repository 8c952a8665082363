package parley.sandbox.portal;

/**
 * One keyboard button; texts that were not sent are empty (messages.md, 3).
 *
 * @param botId whose command it presses
 * @param isBlocked it was pressed and waits for the bot to edit the message
 */
public record Button(
        String text,
        boolean isNewLine,
        long botId,
        String link,
        String command,
        String parameters,
        String action,
        String actionValue,
        boolean blocksWhenPressed,
        boolean isDisabled,
        boolean isBlocked,
        String display,
        String color) {

    Button blocked() {
        return new Button(
                text,
                isNewLine,
                botId,
                link,
                command,
                parameters,
                action,
                actionValue,
                blocksWhenPressed,
                isDisabled,
                true,
                display,
                color);
    }
}
