import 'fake-indexeddb/auto';

type TransactionWords = Parameters<IDBDatabase['transaction']>;

/**
 * The death of a browser's process in the midst of what its pages do with IndexedDB. Each request, each transaction that
 * begins, and each that was carried out but is not told yet, is a step; at the step that is its last one, what is under
 * way is rolled back, as the browser does when it starts again, and nothing more can be asked for.
 */
export class Doom {
  #left: number;
  #isDead = false;
  readonly #running = new Set<IDBTransaction>();
  readonly #patches: readonly (() => void)[];

  /** `steps`: how many it lives; `Infinity` for one that nobody kills. At most one doom at a time. */
  constructor(steps: number) {
    this.#left = steps;
    const { prototype } = IDBObjectStore;
    this.#patches = [
      this.#count(prototype, 'put'),
      this.#count(prototype, 'delete'),
      this.#count(prototype, 'get'),
      this.#count(prototype, 'getAll'),
      this.#count(prototype, 'getAllKeys'),
      this.#watchTransactions(),
    ];
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  kill(): void {
    this.#isDead = true;
    for (const transaction of this.#running) {
      try {
        transaction.abort();
      } catch {
        // It is being carried out: then it is.
      }
    }
    this.#running.clear();
  }

  /** What remains of the process is over, too: another one may begin. */
  bury(): void {
    for (const undo of this.#patches) undo();
  }

  #step(): void {
    if (this.#isDead) throw new DOMException('The process is dead.', 'InvalidStateError');
    this.#left -= 1;
    if (this.#left > 0) return;
    this.kill();
  }

  #count<K extends 'put' | 'delete' | 'get' | 'getAll' | 'getAllKeys'>(
    on: Pick<IDBObjectStore, K>,
    name: K,
  ): () => void {
    const genuine = on[name] as (...args: unknown[]) => IDBRequest;
    const step = () => this.#step();
    const replaced = function (this: IDBObjectStore, ...args: unknown[]): IDBRequest {
      step();
      return genuine.apply(this, args);
    };
    on[name] = replaced as (typeof on)[K];
    return () => void (on[name] = genuine as (typeof on)[K]);
  }

  #watchTransactions(): () => void {
    const { prototype } = IDBDatabase;
    const genuine = Reflect.get(prototype, 'transaction') as (
      this: IDBDatabase,
      ...args: TransactionWords
    ) => IDBTransaction;
    const begin = (transaction: IDBTransaction) => this.#begin(transaction);
    const step = () => this.#step();
    prototype.transaction = function (this: IDBDatabase, ...args: TransactionWords) {
      step();
      const transaction = genuine.apply(this, args);
      begin(transaction);
      return transaction;
    };
    return () => void (prototype.transaction = genuine);
  }

  #begin(transaction: IDBTransaction): void {
    if (this.#isDead) return transaction.abort();
    this.#running.add(transaction);
    transaction.addEventListener('complete', () => {
      this.#running.delete(transaction);
      if (!this.#isDead) this.#step();
    });
    transaction.addEventListener('abort', () => this.#running.delete(transaction));
  }
}
