import { createContext } from 'react';

/** Whether badges and verdicts tell what they mean when they are pressed; where they do not, they are no buttons. */
export const HasTips = createContext(false);
