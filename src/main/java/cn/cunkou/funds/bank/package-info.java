/** What the bank says of a fund's account, held against its ledger. */
@NamedInterface("bank")
@NullMarked
package cn.cunkou.funds.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
