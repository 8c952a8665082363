/** Raw reading and writing: bracket forms, method calls, the authorization server, error codes. */
@NullMarked
package parley.bitrix24.wire;

import org.jspecify.annotations.NullMarked;
