/**
 * Applications for subsidies and rewards: who asks for what on which papers, who looked at it, what
 * everybody could object to, and how the money reached the account.
 */
@NamedInterface("claims")
@NullMarked
package cn.cunkou.funds.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
