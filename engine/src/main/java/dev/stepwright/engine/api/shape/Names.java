package dev.stepwright.engine.api.shape;

import dev.stepwright.engine.api.error.ApiError;
import dev.stepwright.engine.api.error.ApiException;

/** Names of machines, executions and activities (API reference, CreateStateMachine: what a name must not contain). */
public final class Names {

    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private Names() {
    }

    /** @throws ApiException InvalidName */
    public static void check(String name) {
        if (!name.codePoints().allMatch(Names::isAllowed)) {
            throw new ApiException(new ApiError.InvalidName(name));
        }
    }

    private static boolean isAllowed(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)
                && FORBIDDEN.indexOf(c) < 0 && c != 0xFFFE && c != 0xFFFF && Character.getType(c) != Character.SURROGATE;
    }
}
