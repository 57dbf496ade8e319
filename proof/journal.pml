/* The durable protocol as the code has it, as a model for spin (proof/check runs it; docs/guarantees.md says what it shows).

   One execution of a machine that has what is hard: a Task A; a Parallel of two branches with a Task each, retried once, so
   that there is a second generation of the same branches; a Task B with a callback token and a time-out; the end.  It runs on
   two workers, a queue that is a bag of nudges, and the calls StartExecution, SendTaskSuccess and StopExecution.  FAULTS
   faults, of whatever kind, strike between any two steps:
     a worker or a call dies                            a message comes back although its receiver still works
     the queue doubles a message (DUP)                  an append lands, is reported failed, and is refused when retried
     a lease seems over while its owner lives           a timer comes early
     the queue loses a message (LOSS; then the sweep helps, with one nudge to the root)
   Nothing else is atomic: what a step has read may be out of date when it appends.

   WINDOW     the Parallel is a Map of two items that works on one at a time: the second is created when the first is in
   ACTIVITY   the first branch's Task is an activity's: offered in a queue of its own, taken by GetActivityTask
   RUNAHEAD   A is two Tasks, the second claimed by the record that ends the first
   REDRIVE    REDRIVES calls of RedriveExecution race for an execution that ended without success: what had succeeded is kept, the
              rest is done again; there is no Retry of the Parallel then, the second generation is the redrive's

   Safety is asserted where it could be violated.  Every loop uses up a record or a fault, so every run ends; that it ends
   well is liveness, and is asserted there (Rest).  A mutant lacks one rule: M_ and T_ are those of the protocol's design, C_,
   A_ and R_ those of choices that this code has made.  Each must be refuted.

   Of a nudge's number only its relation to the frame's last record matters, so nudges are counted by frame and class, and an
   append moves them on.  Numbers of records begin at 1. */

#ifndef FAULTS
#define FAULTS 2
#endif
#ifndef W
#define W 2                 /* workers */
#endif
#ifndef CALLS
#define CALLS 1             /* SendTaskSuccess with one token; the second may be the repeat of a call that got no answer */
#endif
#ifndef FAIL
#define FAIL 1              /* branch Tasks that may fail */
#endif
#ifndef HANG
#define HANG 0              /* branch Tasks that may wait for ever */
#endif
#ifndef STOP
#define STOP 1              /* StopExecution may come */
#endif
#ifndef REDRIVES
#define REDRIVES 2          /* calls of RedriveExecution, for REDRIVE */
#endif
#ifndef MAXR
#define MAXR 2              /* receives before the dead-letter queue, for T_GIVEBACK */
#endif

/* what a frame's last record says of it; in the code, readings of its Stand */
#define READY   1           /* Entering, Scheduled, Told */
#define RUNNING 2           /* Calling */
#define TOKEN   3           /* AwaitingToken, with a deadline */
#define NEVER   4           /* AwaitingToken, with none */
#define JOINING 5
#define DONE    6           /* Ended */
#define OFFERED 7           /* Scheduled, with a task of an activity */
#define REBORN  8           /* BackingOff, redriven in a fork: its children are to be taken up again */
#define CLOSED  9           /* BackingOff, of a child of an earlier life: the record after which it is over for good */

/* where the root stands: before A, before B, before the end */
#define A 1
#define B 2
#define E 3
#ifdef RUNAHEAD
#define A2 4
#define FORKS A2
#else
#define FORKS A
#endif

/* how a frame ended */
#define OK      1
#define FAILED  2
#define ABORTED 3

/* classes of nudges */
#define BEHIND  0           /* its number is less than the last record's */
#define NOW     1           /* it is the last record's */
#define LATER   2           /* the same, delayed to a deadline or to the end of a lease */
#define AHEAD   3           /* its record is yet to come */
#define PATIENT 4           /* the same, sent again with a delay by who received it too early */
#define SWEEP   5
#define K       6

/* ---- the table: each frame's last record.  0 is the root, 1 and 2 its first children, 3 and 4 those of the retry */
byte num[5], kind[5], ended[5];
bit  orphan[5];             /* RUNNING, and its owner is gone: its lease will end */
byte owner[5];              /* of a RUNNING record */
byte told;                  /* branches whose READY holds an answer */
byte at;
byte retries = 1;           /* that the Retry of A and B still allows */
byte gen;                   /* generations forked */
byte forked[3];             /* number of the record that forked each */
byte in_[3], bad[3];        /* leaf of each generation's join: children that are in, that failed; sets of bits */
byte summary;               /* 0 while it runs */
#ifdef REDRIVE
byte lives;                 /* redrives */
byte reborn;                /* number of the record that began the second life */
byte first;                 /* how the first ended */
byte sumlife;               /* life that the summary is of */
byte kept;                  /* children that need not run again: a set of bits */
#endif
#ifdef M_COUNTER
byte count[3];
#endif

/* ---- the queues */
byte q[30];                 /* visible nudges: q[frame * K + class] */
byte lst[2], lf[2], lc[2];  /* nudges that came back while a receiver works: 1 visible, 2 in flight; frame; class */
byte wm[W], wf[W], wc[W];   /* what a worker holds: 0 nothing (deleted under it), 1 a nudge, 2+l one that came back */
bit  lapsed[W];             /* its receipt has lapsed */
byte offers[5];             /* in the activity's queue, to the frame's last record: others are dropped by who takes them */
#ifdef T_GIVEBACK
byte received;
#endif

/* ---- faults and ghosts */
byte faults = FAULTS;
byte fails = FAIL, hangs = HANG;
bit  lost;                  /* the queue has lost a message */
byte sweeps;
bit  struck;                /* somebody died, or was taken for dead */
byte busy;                  /* calls between their nudge and their append */
short begun;                /* claims of the root whose effect began */
byte begunb;                /* the same of branches: a bit for each frame */
byte handed;                /* activity tasks handed out: the same */
short used;                 /* tokens consumed */
byte token;                 /* the claim whose token is out */
byte hot;

#define g_(f)      (((f) + 1) / 2)                      /* generation of a child */
#define b_(f)      (1 << (((f) + 1) % 2))               /* its bit in the leaf */
#ifdef ACTIVITY
#define act_(f)    ((f) > 0 && b_(f) == 1)
#else
#define act_(f)    false
#endif
#if defined(M_SCOPE) || defined(T_FRAMENAME) || defined(A_SCOPE)
#define NOFORGET
#endif
#ifdef NOFORGET
#define forgot_(f) false
#else
#ifdef REDRIVE
#define forgot_(f) (!scope_(f) && (g_(f) == 2 || lives == 1 && gen == 1))
#else
#define forgot_(f) (!scope_(f))                         /* see land */
#endif
#endif
#ifdef T_FRAMENAME
#define frame_(g,b) (1 + (b))                           /* without the number of the record that forked it */
#define leaf_(g)    1
#define scope_(f)   ((f) == 0 || kind[0] == JOINING)
#else
#define frame_(g,b) (2 * (g) - 1 + (b))
#define leaf_(g)    (g)
#ifdef M_SCOPE
#define scope_(f)   true
#else
#define scope_(f)   stands_(f)
#endif
#endif
#define stands_(f) ((f) == 0 || (kind[0] == JOINING && num[0] == forked[g_(f)]))
#ifdef REDRIVE
#define had_(g)    ((g) == 2 -> kept : 0)
#define life_(n)   (reborn != 0 && (n) >= reborn -> 1 : 0)
#ifdef R_SUMMARY
#define close_(n)  summary = (life_(n) == lives -> ended[0] : first); sumlife = life_(n)
#else
#define close_(n)  if :: sumlife == life_(n) && summary == 0 -> summary = (life_(n) == lives -> ended[0] : first) :: else fi
#endif
#else
#define had_(g)    0
#define close_(n)  summary = ended[0]
#endif
#ifdef M_COUNTER
#define full_(g)   (count[g] >= 2)
#else
#define full_(g)   ((in_[leaf_(g)] | bad[leaf_(g)] | had_(g)) == 3)
#endif
#define joined_    (full_(gen) || bad[leaf_(gen)])
#ifdef WINDOW
#define allowed_(g) ((in_[leaf_(g)] | bad[leaf_(g)]) & 1 -> 2 : 1)       /* how many children may be there */
#else
#define allowed_(g) 2
#endif

/* Three equal nudges are as good as two; one into a scope that is over would only be acknowledged. */
inline send(F, C) {
  if
  :: q[(F) * K + (C)] < 2 && scope_(F) -> q[(F) * K + (C)]++
  :: else
  fi
}

#define class_(F, N, C)  ((N) < num[F] -> BEHIND : ((N) > num[F] -> AHEAD : (C)))
#define moved_(C)        ((C) == AHEAD || (C) == PATIENT -> NOW : ((C) == SWEEP -> SWEEP : BEHIND))
#define back_(C)         ((C) == LATER -> NOW : ((C) == PATIENT -> AHEAD : (C)))     /* when a message comes back */

#ifdef REDRIVE
#define left_(i)   ((i) < 3 && (kind[0] != DONE || again_))                  /* a redrive looks at it */
#define again_     (lives == 0)
#else
#define left_(i)   false
#define again_     false
#endif

/* Put the next record; the caller has met the condition.  The frame's nudges fall behind. */
inline land(F, KIND) {
  assert(kind[F] != DONE);                              /* one terminal record, and the last */
  num[F]++; kind[F] = KIND; orphan[F] = 0; owner[F] = 0; offers[F] = 0;
  q[(F)*K+BEHIND] = q[(F)*K+BEHIND] + q[(F)*K+NOW] + q[(F)*K+LATER];
  if :: q[(F)*K+BEHIND] > 2 -> q[(F)*K+BEHIND] = 2 :: else fi;
  q[(F)*K+NOW] = q[(F)*K+AHEAD] + q[(F)*K+PATIENT];
  if :: q[(F)*K+NOW] > 2 -> q[(F)*K+NOW] = 2 :: else fi;
  q[(F)*K+AHEAD] = 0; q[(F)*K+PATIENT] = 0; q[(F)*K+LATER] = 0;
  for (i : 0 .. 1) { if :: lst[i] != 0 && lf[i] == F -> lc[i] = moved_(lc[i]) :: else fi };
  for (i : 0 .. W-1) { if :: wm[i] == 1 && wf[i] == F -> wc[i] = moved_(wc[i]) :: else fi };
#ifndef NOFORGET
  if
  :: F == 0 ->                                          /* nobody reads what is in a scope that is over: forget it */
     for (i : K .. 29) { if :: !scope_(i / K) -> q[i] = 0 :: else fi };
     for (i : 1 .. 4) {
       if
       :: !scope_(i) && (kind[0] == DONE || gen == 2) && !left_(i) ->
          num[i] = 0; kind[i] = 0; ended[i] = 0; orphan[i] = 0; owner[i] = 0; offers[i] = 0
       :: else
       fi };
     if :: kind[0] == JOINING || kind[0] == DONE -> in_[1] = 0; bad[1] = 0 :: else fi;
     if
     :: kind[0] == DONE && !again_ ->
        in_[2] = 0; bad[2] = 0; gen = 0; forked[1] = 0; forked[2] = 0; at = 0; retries = 0; used = 0; told = 0
     :: else
     fi
  :: else
  fi;
#endif
  i = 0
#ifdef T_GIVEBACK
  ; received = 0
#endif
}

/* ---- a worker */
#define IDLE    0
#define CLAIM   1
#define EFFECT  2
#define RESULT  3
#define LOST    4
#define TIMEOUT 5
#define FINISH  6
#define JOINED  7
#define FORKED  8           /* create the children that may be there */
#define HATCH   9           /* nudge those that have not moved, whoever created them */
#define NUDGE   10
#define ADD     11          /* into the join's leaf */
#define NEXT    12          /* create the child that follows one that is in */
#define FOLLOW  13          /* nudge it */
#define UP      14          /* nudge the parent */
#define CLOSE   15          /* the summary */
#define OFFER   16          /* tell the activity's workers */
#define HOLD    17          /* send a nudge that is ahead again, with a delay */
#define ACK     18
#define AGAIN   19          /* an append was refused: read again */
#define UNSURE  20          /* an append was reported failed, and refused when retried */
#define ALIVE   21          /* the lease is alive */
#define LOOK    22          /* at a child of the earlier life: kept, or closed */
#define TAKEUP  23          /* the fork of the earlier life, with what is kept */
#define TELL    24          /* nudge the child that is to be created */
#define LEAD    25          /* nudge the frame to the record that is to be appended */
#define DIES    26

/* A step that only sends or acknowledges goes at once: had it been late, its message could as well have been slow.  It can
   still die or be overtaken by its own message before.  `hot` is whose turn it is. */
#define go_        (hot == 0 || hot == me + 1)
inline heat() {
  hot = (pc == EFFECT || pc == NUDGE || pc == FORKED || pc == HATCH || pc == TELL || pc == NEXT || pc == FOLLOW || pc == UP || pc == CLOSE
         || pc == OFFER || pc == HOLD || pc == LEAD || pc == DIES || (pc == ACK && !lapsed[me]) -> me + 1 : 0)
}

#define next_      frame_(g, 1)
#define behind_    (c == BEHIND || c == SWEEP)

/* Nudge the frame to its record rn, of kind rk.  A deadline and a lease's end are waited for by a delayed nudge. */
inline renudge() {
  if
  :: num[f] > rn -> send(f, BEHIND)
  :: num[f] == rn && rk == READY -> send(f, NOW)
  :: num[f] == rn && (rk == TOKEN || rk == RUNNING) -> send(f, LATER)
  fi
}

/* Read, and decide (Admission). */
inline decide() {
  rn = num[f]; rk = kind[f]; g = 0; over = !stands_(f); late = 1;
  if
#ifdef M_AHEAD
  :: c == AHEAD || c == PATIENT -> pc = ACK
#else
  :: c == AHEAD || c == PATIENT -> pc = (busy > 0 -> HOLD : ACK)             /* too old for any call to live */
#endif
  :: c != AHEAD && c != PATIENT && !scope_(f) -> pc = ACK
  :: c != AHEAD && c != PATIENT && scope_(f) ->
     if
     :: rk == READY && !behind_ -> pc = ((f == 0 && at == E) || (told & (1 << f)) -> FINISH : CLAIM)
     :: rk == READY && behind_ ->
#ifndef M_RESEND
        renudge();
#endif
        pc = ACK
     :: rk == RUNNING && (c != LATER || faults > 0) ->                       /* the lease is alive, or a timer is early */
        if :: c == LATER -> faults-- :: else fi;
        pc = ALIVE
     :: rk == RUNNING && !orphan[f] && faults > 0 -> faults--; struck = 1; pc = LOST
     :: rk == RUNNING && orphan[f] -> pc = LOST
     :: rk == TOKEN && c != LATER ->
#ifndef M_RESEND
        renudge();
#endif
        pc = ACK
     :: rk == TOKEN && c == LATER && faults > 0 -> faults--;                 /* the timer is early */
#ifndef T_TIMERACK
        renudge();
#endif
        pc = ACK
     :: rk == TOKEN && c == LATER -> pc = TIMEOUT
     :: rk == OFFERED ->
#ifdef A_REOFFER
        pc = ACK
#else
        pc = OFFER
#endif
     :: rk == NEVER -> pc = ACK
     :: rk == REBORN -> g = 1; made = 0; pc = LOOK
     :: rk == JOINING && joined_ -> g = gen; pc = JOINED
#ifdef T_STALEREAD
     :: rk == JOINING && joined_ && faults > 0 -> faults--; pc = ACK         /* leaves read eventually consistent */
#endif
     :: rk == JOINING && !joined_ && !behind_ -> pc = ACK
     :: rk == JOINING && !joined_ && behind_ ->
#ifdef M_RESEND
        pc = ACK
#else
#ifdef T_SWEEPROOT
        g = gen; pc = (c == SWEEP -> ACK : FORKED)
#else
        g = gen; pc = FORKED
#endif
#endif
     :: rk == DONE ->
#ifdef T_DONESTALE
        if :: behind_ -> pc = ACK :: else -> g = g_(f); pc = (f > 0 -> ADD : CLOSE) fi
#else
        g = g_(f); pc = (f > 0 -> ADD : CLOSE)
#endif
     fi;
     if
     :: pc == ALIVE ->
#ifdef T_GIVEBACK
        received++;
        if :: received < MAXR -> q[f * K + LATER] = 1 :: else fi;            /* else it goes to the dead-letter queue */
        pc = ACK
#else
#if defined(T_RUNNINGSTALE) || defined(M_RESEND)
        if :: behind_ :: else -> renudge() fi;
#else
        renudge();
#endif
        pc = ACK
#endif
#ifndef C_BEHIND
     :: behind_ && (pc == LOST || pc == JOINED || pc == LOOK) -> resume = pc; pc = LEAD     /* its message may be deleted under it */
#endif
     :: else
     fi
  fi
}

/* The condition of an append, and what follows when it is not met. */
#ifdef M_NOCOND
#define mine_(k)   true
#else
#define mine_(k)   (num[f] == (k))
#endif
#ifdef M_REFUSEDNEXT
#define may_put_   (mine_(cl) || kind[f] == READY || kind[f] == RUNNING)
#else
#define may_put_   mine_(cl)
#endif
#ifdef M_REFUSEDACK
#define REFUSED    ACK
#else
#define REFUSED    AGAIN
#endif

/* The append landed; its answer may be lost.  Then the retry is refused by our own record, which its nonce shows. */
inline settle(next) {
  if
  :: pc = next
  :: faults > 0 -> faults--; resume = next; pc = UNSURE
  fi
}

inline drop() {                                         /* delete the message; a lapsed receipt may or may not do it */
  if
  :: wm[me] == 0
  :: wm[me] == 1 -> wm[me] = 0; wc[me] = 0
  :: wm[me] >= 2 && lapsed[me] -> wm[me] = 0
  :: wm[me] >= 2 ->
     x = wm[me] - 2; lst[x] = 0; lf[x] = 0; lc[x] = 0;
     for (i : 0 .. W-1) { if :: wm[i] == x + 2 -> wm[i] = 0; lapsed[i] = 0; wc[i] = 0 :: else fi };
     i = 0; x = 0
  fi;
  lapsed[me] = 0
}

inline announced() {                                    /* the record that LEAD announced is there, or never will be */
  if :: ann -> ann = 0; busy-- :: else fi
}

inline follow() {                                       /* what a record of kind rk asks for */
  late = 0;
  announced();
#ifdef M_ACKFIRST
  drop();
#endif
  if
  :: rk == READY || rk == TOKEN -> settle(NUDGE)
  :: rk == OFFERED -> settle(OFFER)
  :: rk == NEVER -> settle(ACK)
  :: rk == JOINING -> settle(FORKED)
  :: rk == DONE && f > 0 -> g = g_(f); settle(ADD)
  :: rk == DONE && f == 0 -> settle(CLOSE)
  fi
}

inline abandon() {                                      /* nobody works on the claim any more */
  announced();
  if :: cl != 0 && num[f] == cl && owner[f] == me + 1 -> orphan[f] = 1 :: else fi;
  cl = 0
}

inline leave() {
  abandon();
  wm[me] = 0; wf[me] = 0; wc[me] = 0; lapsed[me] = 0;
  pc = IDLE; f = 0; c = 0; rn = 0; rk = 0; g = 0; resume = 0; over = 0; made = 0; late = 0
}

/* A delayed nudge stays away until what it waits for has come, unless a fault brings it early.  One that is patient stays
   away while the call that announced its record may still append it; were it to come sooner, it would be sent again. */
#define may_(F,C)  (!((C) == LATER && kind[F] == RUNNING && !orphan[F] && faults == 0) && !((C) == PATIENT && busy > 0))
#define can_(F,C)  (q[(F)*K+(C)] > 0 && may_(F,C))
#define canl_(l)   (lst[l] == 1 && may_(lf[l], lc[l]))
#define canf_(F)   (can_(F,BEHIND) || can_(F,NOW) || can_(F,LATER) || can_(F,AHEAD) || can_(F,PATIENT) || can_(F,SWEEP))
#define pickf_(F)  :: can_(F,BEHIND) -> f = F; c = BEHIND :: can_(F,NOW) -> f = F; c = NOW \
                   :: can_(F,LATER) -> f = F; c = LATER :: can_(F,AHEAD) -> f = F; c = AHEAD \
                   :: can_(F,PATIENT) -> f = F; c = PATIENT :: can_(F,SWEEP) -> f = F; c = SWEEP

#define room_      (wm[me] > 1 || lst[0] == 0 || lst[1] == 0)

proctype Worker(byte me) {
  byte pc, f, c, rn, rk, cl, g, resume, i, x, made; bit over, late, ann;
endworker:
  do
  /* receive, read, admit */
  :: atomic {
       hot == 0 && pc == IDLE && (canf_(0) || canf_(1) || canf_(2) || canf_(3) || canf_(4) || canl_(0) || canl_(1)) ->
       wm[me] = 1;
       if
       pickf_(0) pickf_(1) pickf_(2) pickf_(3) pickf_(4)
       :: canl_(0) -> f = lf[0]; c = lc[0]; wm[me] = 2; lst[0] = 2
       :: canl_(1) -> f = lf[1]; c = lc[1]; wm[me] = 3; lst[1] = 2
       fi;
       if :: wm[me] == 1 -> q[f*K+c]--; wf[me] = f; wc[me] = c :: else fi;
       decide();
       heat() }

  /* claim, perform; a task of an activity is offered instead */
  :: atomic { go_ && pc == CLAIM ->
       if
       :: act_(f) && mine_(rn) -> land(f, OFFERED); rk = OFFERED; rn = num[f]; follow()
       :: act_(f) && !mine_(rn) -> pc = REFUSED
#ifdef M_EFFECTFIRST
       :: !act_(f) -> cl = rn + 1; pc = EFFECT
#else
       :: !act_(f) && mine_(rn) -> assert(num[f] == rn);                     /* never two records of one number */
          cl = rn + 1; land(f, RUNNING); owner[f] = me + 1;
#ifdef M_ACKCLAIM
          drop();
#endif
          settle(EFFECT)
#ifdef M_OWNERENV
       :: !act_(f) && !mine_(rn) && num[f] == rn + 1 && kind[f] == RUNNING -> cl = rn + 1; pc = EFFECT
       :: !act_(f) && !mine_(rn) && !(num[f] == rn + 1 && kind[f] == RUNNING) -> pc = REFUSED
#else
       :: !act_(f) && !mine_(rn) -> pc = REFUSED
#endif
#endif
       fi;
       heat() }
  :: atomic { go_ && pc == EFFECT ->
       if
       :: f == 0 -> assert(!(begun & (1 << cl))); begun = begun | (1 << cl);  /* an attempt begins once */
          if :: at == B -> token = cl :: else fi
#ifdef REDRIVE
          ; assert(sumlife == life_(cl))                /* it is described as running */
#endif
       :: else -> assert(!over);                        /* none on a decision made after its scope was over */
#ifdef T_STRICT
          assert(stands_(f));                           /* none at all after it: too much to ask */
#endif
          assert(!(begunb & (1 << f))); begunb = begunb | (1 << f)
       fi;
#ifdef M_EFFECTFIRST
       if
       :: mine_(rn) -> land(f, RUNNING); owner[f] = me + 1; pc = RESULT
       :: else -> cl = 0; pc = REFUSED
       fi
#else
       pc = RESULT
#endif
       ; heat() }
  /* resume, advance, append */
  :: atomic { go_ && pc == RESULT ->
       if
       :: may_put_ -> assert(num[f] == cl && owner[f] == me + 1);            /* never of somebody else's attempt */
          if
#ifdef RUNAHEAD
          :: f == 0 && at == A -> at = A2; land(0, RUNNING); rk = RUNNING; owner[0] = me + 1
#endif
          :: f == 0 && at == FORKS -> gen = 1; land(0, JOINING); forked[1] = num[0]; rk = JOINING; g = 1
          :: f == 0 && at == B -> land(0, TOKEN); rk = TOKEN
          :: f > 0 -> ended[f] = OK; land(f, DONE); rk = DONE
          :: f > 0 && fails > 0 -> fails--; ended[f] = FAILED; land(f, DONE); rk = DONE
          :: f > 0 && hangs > 0 -> hangs--; land(f, NEVER); rk = NEVER
          fi;
          rn = num[f];
          if
          :: rk == RUNNING -> cl = rn; settle(EFFECT)
          :: else -> cl = 0; follow()
          fi
       :: else -> pc = REFUSED
       fi;
       heat() }
  :: atomic { go_ && pc == LEAD -> ann = 1; busy++; send(f, class_(f, rn + 1, NOW)); pc = resume; resume = 0;
       heat() }
  :: atomic { go_ && pc == LOST ->
       if
       :: mine_(rn) -> assert(num[f] == rn);
          assert(struck);                               /* no attempt is lost unless somebody was */
          if
          :: f == 0 && retries > 0 -> retries--; land(0, READY); rk = READY
          :: f == 0 && retries == 0 -> ended[0] = FAILED; land(0, DONE); rk = DONE
          :: f > 0 -> ended[f] = FAILED; land(f, DONE); rk = DONE
          fi;
          rn = num[f]; follow()
       :: else -> pc = REFUSED
       fi;
       heat() }
  :: atomic { go_ && (pc == TIMEOUT || pc == FINISH) ->
       if
       :: mine_(rn) -> assert(num[f] == rn);
          ended[f] = (pc == FINISH -> OK : FAILED); land(f, DONE); rk = DONE; rn = num[f]; follow()
       :: else -> pc = REFUSED
       fi;
       heat() }
  :: atomic { go_ && pc == JOINED ->
       if
       :: mine_(rn) -> assert(num[0] == rn);            /* a generation is joined once, */
          if
          :: bad[leaf_(g)] ->                           /* failed by a failure of its own, */
             assert((kind[2*g-1] == DONE && ended[2*g-1] == FAILED) || (kind[2*g] == DONE && ended[2*g] == FAILED));
             if
#ifdef REDRIVE
             :: g == 1 -> ended[0] = FAILED; land(0, DONE); rk = DONE; g = 0
#else
             :: g == 1 -> gen = 2; land(0, JOINING); forked[2] = num[0]; rk = JOINING; g = 2
#endif
             :: else -> ended[0] = FAILED; land(0, DONE); rk = DONE; g = 0
             fi
          :: else ->                                    /* or with both of its own children in */
             assert((had_(g) & 1) || (kind[2*g-1] == DONE && ended[2*g-1] == OK));
             assert((had_(g) & 2) || (kind[2*g] == DONE && ended[2*g] == OK));
#ifdef REDRIVE
             assert(g == 1 || ((kept & 1) != 0) == (kind[1] == DONE && ended[1] == OK));   /* what had succeeded is kept */
             assert(g == 1 || ((kept & 2) != 0) == (kind[2] == DONE && ended[2] == OK));
#endif
             at = B; land(0, READY); rk = READY; g = 0
          fi;
          rn = num[0]; follow()
       :: else -> pc = REFUSED
       fi;
       heat() }
#ifdef REDRIVE
  :: atomic { go_ && pc == LOOK ->
       if
       :: kind[g] == DONE && ended[g] == OK -> made = made | b_(g)
#ifndef R_CLOSE
       :: !(kind[g] == DONE && ended[g] == OK) && num[g] > 0 && kind[g] != CLOSED -> kind[g] = READY; land(g, CLOSED)
#endif
       :: else
       fi;
#ifdef R_KEPT
       made = 0;
#endif
       g++;
       pc = (g > 2 -> TAKEUP : LOOK);
       heat() }
  :: atomic { go_ && pc == TAKEUP ->
       if
       :: mine_(rn) -> assert(num[0] == rn);
          kept = made; made = 0; gen = 2; land(0, JOINING); forked[2] = num[0]; rk = JOINING; g = 2; rn = num[0]; follow()
       :: else -> made = 0; pc = REFUSED
       fi;
       heat() }
#endif
  :: atomic { go_ && pc == UNSURE ->
#ifdef M_NONCE
       pc = REFUSED;
#else
       pc = resume;
#endif
       resume = 0;
       heat() }
  :: atomic { go_ && pc == AGAIN -> abandon(); c = (wm[me] == 0 -> BEHIND : (wm[me] == 1 -> wc[me] : lc[wm[me]-2])); decide();
       heat() }

  /* nudge, each as what comes after it was sent again */
  :: atomic { go_ && pc == NUDGE -> c = BEHIND; renudge(); pc = ACK;
       heat() }
  :: atomic { go_ && pc == HOLD -> send(f, (num[f] == rn -> PATIENT : (num[f] == rn + 1 -> NOW : BEHIND))); pc = ACK;
       heat() }
  :: atomic { go_ && pc == OFFER -> if :: num[f] == rn && offers[f] < 2 -> offers[f]++ :: else fi; pc = ACK;
       heat() }
  :: atomic { go_ && pc == FORKED ->
       if
       :: skip
       :: faults > 0 -> faults--; resume = 1            /* it dies half-way */
       fi;
       for (x : 0 .. allowed_(g) - 1) {
         if
         :: (resume == 0 || x == 0) && num[frame_(g,x)] == 0 && !forgot_(frame_(g,x)) && !(had_(g) & (1 << x)) ->
            num[frame_(g,x)] = 1; kind[frame_(g,x)] = READY; made = made | (1 << x)
         :: else
         fi };
       x = 0;
       pc = (resume -> DIES : HATCH); resume = 0;
       heat() }
  :: atomic { go_ && pc == HATCH ->                     /* only to children that have not moved: else nudges multiply */
       if
       :: skip
       :: faults > 0 -> faults--; resume = 1            /* it dies half-way */
       fi;
       for (x : 0 .. allowed_(g) - 1) {
         if
#ifdef C_CREATOR
         :: (resume == 0 || x == 0) && num[frame_(g,x)] == 1 && (made & (1 << x)) -> send(frame_(g,x), NOW)
#else
         :: (resume == 0 || x == 0) && num[frame_(g,x)] == 1 -> send(frame_(g,x), NOW)
#endif
         :: (resume == 0 || x == 0) && num[frame_(g,x)] > 1 && c == SWEEP -> send(frame_(g,x), SWEEP)
         :: else
         fi };
       if :: had_(g) == 3 && !resume -> send(0, class_(0, forked[g], NOW)) :: else fi;     /* no child will do it */
       x = 0; g = 0; made = 0;
       pc = (resume -> DIES : ACK); resume = 0;
       heat() }
  :: atomic { go_ && pc == ADD ->                       /* to a set, so twice is once; of its own generation alone */
       if
       :: forgot_(f)
       :: !forgot_(f) && ended[f] == OK -> in_[leaf_(g)] = in_[leaf_(g)] | b_(f)
       :: !forgot_(f) && ended[f] != OK -> bad[leaf_(g)] = bad[leaf_(g)] | b_(f)
       fi;
#ifdef M_COUNTER
       count[g]++;
#endif
       if
#ifdef T_FAILNUDGE
       :: !forgot_(f) && full_(g) -> pc = UP
#else
       :: !forgot_(f) && (full_(g) || ended[f] == FAILED) -> pc = UP
#endif
#ifdef WINDOW
       :: !forgot_(f) && !full_(g) && ended[f] != FAILED -> pc = TELL
#endif
       :: else -> g = 0; pc = ACK
       fi;
       heat() }
#ifdef WINDOW
  :: atomic { go_ && pc == TELL ->                      /* who comes again nudges first: it may be that nobody comes after it */
       if
#ifndef C_FOLLOWER
       :: late && num[next_] == 0 && !forgot_(next_) -> made = 2; busy++; send(next_, AHEAD)
#endif
       :: else
       fi;
       pc = NEXT;
       heat() }
  :: atomic { go_ && pc == NEXT ->
       if :: made == 2 -> busy-- :: else fi;
       if
       :: num[next_] == 0 && !forgot_(next_) ->
          made = made | 1; num[next_] = 1; kind[next_] = READY;
          q[next_*K+NOW] = q[next_*K+AHEAD] + q[next_*K+PATIENT]; q[next_*K+AHEAD] = 0; q[next_*K+PATIENT] = 0;
          if :: q[next_*K+NOW] > 2 -> q[next_*K+NOW] = 2 :: else fi;
          for (i : 0 .. 1) { if :: lst[i] != 0 && lf[i] == next_ -> lc[i] = moved_(lc[i]) :: else fi };
          for (i : 0 .. W-1) { if :: wm[i] == 1 && wf[i] == next_ -> wc[i] = moved_(wc[i]) :: else fi };
          i = 0
       :: else
       fi;
       pc = FOLLOW;
       heat() }
  :: atomic { go_ && pc == FOLLOW ->                    /* who ended it nudges what it made; who comes again, what has not moved */
       if :: num[next_] == 1 && (late -> made < 2 : made == 1) -> send(next_, NOW) :: else fi;
       g = 0; made = 0; pc = ACK;
       heat() }
#endif
  :: atomic { go_ && pc == UP -> send(0, class_(0, forked[g], NOW)); g = 0; pc = ACK;
       heat() }
  :: atomic { go_ && pc == CLOSE -> close_(rn); pc = ACK;
       heat() }

  /* acknowledge */
  :: atomic { go_ && pc == ACK -> drop(); leave();
       heat() }
  :: atomic { go_ && pc == ACK && lapsed[me] -> lapsed[me] = 0; drop(); leave();
       heat() }   /* a lapsed receipt that deletes all the same */

  /* it dies, anywhere: its message comes back, and another takes its place */
  :: atomic { go_ && ((pc != IDLE && faults > 0) || pc == DIES) ->
       if :: pc != DIES -> faults-- :: else fi;
       struck = 1;
       if
       :: wm[me] == 1 -> send(f, back_(wc[me]))
       :: wm[me] >= 2 && !lapsed[me] -> lst[wm[me]-2] = 1; lc[wm[me]-2] = back_(lc[wm[me]-2])
       :: else
       fi;
       if :: pc == NEXT && made == 2 -> busy-- :: else fi;                   /* what it announced never comes */
       x = 0; leave();
       heat() }
  /* its message comes back although it lives */
  :: atomic { go_ && pc != IDLE && faults > 0 && wm[me] != 0 && !lapsed[me] && room_ -> faults--;
       if
       :: wm[me] == 1 ->
          x = (lst[0] == 0 -> 0 : 1);
          lst[x] = 1; lf[x] = f; lc[x] = back_(wc[me]); wm[me] = 2 + x; wc[me] = 0; wf[me] = 0
       :: else -> x = wm[me] - 2; lst[x] = 1; lc[x] = back_(lc[x])
       fi;
       lapsed[me] = 1; x = 0;
       heat() }
  od
}

/* ---- calls of the API.  No message drives them, so nothing is redelivered when one dies: it nudges before it appends. */
#ifdef T_APINUDGE
#define announce_(F,N)
#define done_
#else
#define announce_(F,N)  if :: atomic { hot == 0 -> busy++; send(F, class_(F, N, NOW)) } \
                           :: atomic { hot == 0 && faults > 0 -> faults--; goto dead } fi;
#define done_           busy--;
#endif

proctype Start() {
  byte i;
  announce_(0, 1)
  if
  :: atomic { hot == 0 -> done_ at = A; land(0, READY) }
  :: atomic { hot == 0 && faults > 0 -> faults--; done_ goto dead }
  fi;
#ifdef T_APINUDGE
  if :: atomic { hot == 0 -> send(0, NOW) } :: atomic { hot == 0 && faults > 0 -> faults--; goto dead } fi;
#endif
dead: skip
}

#ifdef M_TOKENNUMBER
#define valid_     (at == B && (kind[0] == RUNNING || kind[0] == TOKEN))
#else
#ifdef T_EARLYCALL
#define valid_     (at == B && kind[0] == TOKEN && num[0] == t + 1)
#else
#define valid_     (at == B && ((kind[0] == RUNNING && num[0] == t) || (kind[0] == TOKEN && num[0] == t + 1)))
#endif
#endif
#define repeat_    (at == E && kind[0] == READY && (used & (1 << t)))

proctype Callback() {
  byte t, rn, i;
endtoken:
  atomic { hot == 0 && token != 0 -> if :: t = token :: goto dead fi }         /* it may never come */
again:
  atomic { hot == 0 -> rn = num[0];
    if
    :: !valid_ && repeat_ -> send(0, NOW); goto dead                           /* the same call again: its nudge may be lost */
    :: !valid_ && !repeat_ -> assert(!(kind[0] == RUNNING && num[0] == t)); goto dead   /* TaskTimedOut, never to an early one */
    :: else
    fi }
  announce_(0, rn + 1)
  if
  :: atomic { hot == 0 && num[0] == rn ->
       assert(!(used & (1 << t))); used = used | (1 << t);                    /* a token is consumed once, */
       assert((kind[0] == RUNNING && num[0] == t) || (kind[0] == TOKEN && num[0] == t + 1));   /* by its own attempt */
       done_ at = E; land(0, READY) }
  :: atomic { hot == 0 && num[0] != rn -> done_ rn = 0; goto again }
  :: atomic { hot == 0 && faults > 0 -> faults--; done_ goto dead }
  fi;
#ifdef T_APINUDGE
  if :: atomic { hot == 0 -> send(0, class_(0, rn + 1, NOW)) } :: atomic { hot == 0 && faults > 0 -> faults--; goto dead } fi;
#endif
dead: atomic { hot == 0 -> t = 0; rn = 0 }
}

/* GetActivityTask, and what becomes of the task that it hands out.  An offer is acknowledged when the task is claimed; until
   then it comes back if the call dies, or while it still works. */
#ifdef ACTIVITY
#define polled_(F) :: atomic { hot == 0 && offers[F] > 0 -> offers[F]--; f = F }
#ifdef A_ANNOUNCE
#define tell_(N)
#define still_
#else
#define tell_(N)   if :: atomic { hot == 0 -> busy++; send(f, class_(f, N, NOW)) } \
                      :: atomic { hot == 0 && faults > 0 -> faults--; goto dies } fi;
#define still_     busy--;
#endif
#ifdef A_SCOPE
#define open_      (kind[f] == OFFERED)
#else
#define open_      (kind[f] == OFFERED && scope_(f))
#endif
#ifdef A_ACKFIRST
#define offer_(F)
#else
#define offer_(F)  if :: kind[F] == OFFERED && offers[F] < 2 -> offers[F]++ :: else fi
#endif
proctype Poller() {
  byte f, rn, t, i; bit over;
endpoll:
  do
  :: if polled_(1) polled_(3) fi;
again:
     atomic { hot == 0 -> rn = num[f]; over = !stands_(f); if :: !open_ -> goto next :: else fi }
     tell_(rn + 1)
     if
     :: atomic { hot == 0 && num[f] == rn -> assert(!over);                   /* no task is begun on a scope that is over */
          still_ land(f, TOKEN); t = num[f] }
#ifdef A_HANDOUT
     :: atomic { hot == 0 && num[f] != rn -> still_ t = rn + 1 }
#else
     :: atomic { hot == 0 && num[f] != rn -> still_ goto again }
#endif
     :: atomic { hot == 0 && faults > 0 -> faults--; still_ goto dies }
     :: atomic { hot == 0 && faults > 0 && num[f] == rn -> faults--; offer_(f); still_ goto again } /* the offer comes back */
     fi;
     if
     :: atomic { hot == 0 -> assert(!(handed & (1 << f))); handed = handed | (1 << f) }   /* one task to one worker */
     :: atomic { hot == 0 && faults > 0 -> faults--; goto next }              /* its answer is lost: the task's time runs out */
     fi;
     if
     :: atomic { hot == 0 && kind[f] == TOKEN && num[f] == t && scope_(f) -> skip }
     :: goto next                                                             /* it answers never, or too late */
     fi;
     tell_(t + 1)
     if
     :: atomic { hot == 0 && num[f] == t -> assert(kind[f] == TOKEN); still_ told = told | (1 << f); land(f, READY) }
     :: atomic { hot == 0 && num[f] != t -> still_ skip }
     :: atomic { hot == 0 && faults > 0 -> faults--; still_ skip }
     fi;
     goto next;
dies: atomic { struck = 1; offer_(f) };
next: atomic { f = 0; rn = 0; t = 0; over = 0 }
  od
}
#endif

proctype Stop() {
  byte rn, i; bit twice;
endstop:
  num[0] > 0;
again:
  atomic { hot == 0 -> rn = num[0]; if :: kind[0] == DONE -> goto sum :: else fi }
  announce_(0, rn + 1)
  if
  :: atomic { hot == 0 && num[0] == rn -> done_ ended[0] = ABORTED; land(0, DONE); rn = num[0] }
  :: atomic { hot == 0 && num[0] != rn && !twice -> twice = 1; done_ goto again }
  :: atomic { hot == 0 && num[0] != rn && twice -> done_ goto dead }         /* the client must ask again */
  :: atomic { hot == 0 && faults > 0 -> faults--; done_ goto dead }
  fi;
sum:
  if
#ifdef M_SUMMARY
  :: atomic { hot == 0 -> summary = ABORTED }
#else
  :: atomic { hot == 0 -> close_(rn) }                              /* what the closing record says, whoever wrote it */
#endif
  :: atomic { hot == 0 && faults > 0 -> faults-- }
  fi;
dead: atomic { rn = 0; twice = 0 }
}

/* RedriveExecution: one record more, after the one that ended the execution, and the summary is open again with it. */
#ifdef REDRIVE
#ifdef R_ANNOUNCE
#define call_
#define called_
#else
#define call_      announce_(0, rn + 1)
#define called_    done_
#endif
proctype Redrive() {
  byte rn, i;
endredrive:
  atomic { hot == 0 && kind[0] == DONE && ended[0] != OK && lives == 0 -> rn = num[0] }
  call_
  if
  :: atomic { hot == 0 && num[0] == rn -> assert(kind[0] == DONE && ended[0] != OK && lives == 0);
       called_
       first = ended[0]; ended[0] = 0; lives = 1; retries = 1; told = 0; reborn = rn + 1;
       if :: at == E -> at = B :: else fi;              /* the state that it stood in is attempted anew */
       kind[0] = REBORN;
       if
       :: at == FORKS && gen == 1 -> land(0, REBORN)
       :: else -> land(0, READY)
       fi;
#ifndef R_APART
       summary = 0; sumlife = 1
#endif
       }
  :: atomic { hot == 0 && num[0] != rn -> called_ goto dead }
  :: atomic { hot == 0 && faults > 0 -> faults--; called_ goto dead }
  fi;
#ifdef R_ANNOUNCE
  if :: atomic { hot == 0 -> send(0, class_(0, rn + 1, NOW)) } :: atomic { hot == 0 && faults > 0 -> faults--; goto dead } fi;
#endif
#ifdef R_APART
  if
  :: atomic { hot == 0 -> summary = 0; sumlife = 1 }
  :: atomic { hot == 0 && faults > 0 -> faults-- }
  fi;
#endif
dead: atomic { rn = 0 }
}
#endif

/* ---- the queue's own faults */
#define harm_(F,C) :: atomic { hot == 0 && faults > 0 && q[(F)*K+(C)] > 0 -> faults--; harm(q[(F)*K+(C)]) }
#define harmed_(F) harm_(F,BEHIND) harm_(F,NOW) harm_(F,LATER) harm_(F,AHEAD) harm_(F,PATIENT) \
                   :: atomic { hot == 0 && faults > 0 && offers[F] > 0 -> faults--; harm(offers[F]) }
#ifdef LOSS
#define harm(x)    lost = 1; x--
#else
#define harm(x)    x = 2
#endif
proctype Chaos() {
endchaos:
  do
  harmed_(0) harmed_(1) harmed_(2) harmed_(3) harmed_(4)
  od
}

#define hung_      (kind[0] == JOINING && ((kind[2*gen-1] == NEVER && ended[2*gen] != FAILED) \
                                        || (kind[2*gen] == NEVER && ended[2*gen-1] != FAILED)))

#ifdef REDRIVE
#define told_      (sumlife == lives)
#else
#define told_      true
#endif

/* Nothing moves any more: the execution has ended and is described as it ended, or rightly waits.  The sweep may help only
   where the queue has lost something, and comes to those whose summary is open. */
proctype Rest() {
  do
  :: atomic { timeout ->
       if
       :: num[0] == 0 || (kind[0] == DONE && summary == ended[0] && told_) || (num[0] > 0 && hung_) -> break
       :: else ->
          assert(lost && summary == 0 && sweeps < FAULTS + 1);
          sweeps++; send(0, SWEEP)
       fi }
  od
}

init {
  atomic {
    run Worker(0); run Worker(1);
#if W > 2
    run Worker(2);
#endif
    run Start();
    run Callback();
#if CALLS > 1
    run Callback();
#endif
#ifdef ACTIVITY
    run Poller(); run Poller();
#endif
#ifdef REDRIVE
    run Redrive();
#if REDRIVES > 1
    run Redrive();
#endif
#endif
#if STOP
    if :: run Stop() :: skip fi;
#endif
#if defined(DUP) || defined(LOSS)
    run Chaos();
#endif
    run Rest()
  }
}
